import platform

name = "imath"

version = "3.1.5"

authors = ["Academy Software Foundation"]

description = "Vectors and matrices for computer graphics"

variants = [["platform-linux", "gcc-9"]]

if platform.system() == "Darwin":
    variants = [["platform-osx", "clang"]]

build_requires = ["cmake-3"]

uuid = "repository.imath"

build_command = "cmake {root} && make -j && make install"

def commands():
    env.IMATH_ROOT = "{root}"
    env.LD_LIBRARY_PATH.append("{root}/lib")
