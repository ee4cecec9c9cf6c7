name = "boost_cooked"
version = "1.80.0"
build_requires = ["python"]
variants = [
    ["platform-linux", "arch-x86_64", "python-3.9", "cfg"],
    ["platform-linux", "arch-x86_64", "python-3.10", "cfg"],
]
config_args = [
    "--with-python",
    "--layout=system",
    "link=shared",
    "-j", "8",
]
def pre_cook():
    ver = version.replace(".", "_")
    download_and_unpack(f"https://boost.example/boost_{ver}.tar.gz")
def cook():
    import os
    execute("./bootstrap.sh --prefix=" + install_path)
    execute(["./b2"] + config_args + ["install"])
def commands():
    env.BOOST_ROOT = "{root}"
