import platform

name = "lcms"
version = "2.13"
authors = ["Marti Maria"]
description = "Colour management engine"
private_build_requires = ["cmake-3", "gcc-9"]
build_requires = ["tiff", "jpeg_turbo"]
variants = []
if platform.system() == "Darwin":
    variants.append(["platform-osx"])
else:
    variants.append(["platform-linux"])
uuid = "repository.lcms"
def commands():
    env.LCMS_ROOT = "{root}"
    env.PATH.append("{root}/bin")
