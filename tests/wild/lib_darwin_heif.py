import platform
name = "libheif"
version = "1.12.0"
description = "HEIF and AVIF"
authors = ["struktur AG"]
build_requires = ["cmake"]
variants = [["platform-linux", "arch-x86_64"]]
if platform.system() == "Darwin":
    variants.append(["platform-osx", "arch-%s" % platform.machine()])
uuid = "repository.libheif"
_native = True
def commands():
    env.HEIF_ROOT = "{root}"
