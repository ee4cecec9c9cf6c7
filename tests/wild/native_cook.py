name = "zlib"
version = "1.2.13"
variants = [["platform-windows", "arch-AMD64"], ["platform-linux", "arch-x86_64"]]

_native = True

def pre_cook():
    archive = download("https://example.com/zlib-%s.tar.gz" % version)
    extract(archive)

def cook():
    import os
    os.chdir(source_dir)
    execute(["./configure", "--prefix=" + install_dir])
    execute("make install")

def commands():
    env.PATH.append(root / "bin")
