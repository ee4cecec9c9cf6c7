from rez.utils.lint_helper import env, building
import platform

name = "libraw"
version = "0.20.2"
description = "Reads raw files of cameras"
authors = ["LibRaw LLC"]
requires = ["lcms-2", "jpeg_turbo"]
private_build_requires = ["cmake-3.15+"]
variants = [["platform-linux", "gcc-9"]]
if platform.system() == "Darwin":
    requires.append("libomp")
    variants = [["platform-osx"]]
uuid = "repository.libraw"
def commands():
    env.LIBRAW_ROOT = "{root}"
    if building:
        env.LibRaw_DIR = "{root}/lib/cmake"
