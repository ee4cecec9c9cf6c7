name = "boost"

version = "1.76.0"

description = "Free peer-reviewed portable C++ source libraries."

authors = ["Boost community"]

build_requires = ["cmake-3.18+", "gcc-9"]

variants = [
    ["platform-linux", "python-3.7"],
    ["platform-linux", "python-3.9"],
    ["platform-linux", "python-3.10"],
]

uuid = "repository.boost"

build_command = "bash {root}/build.sh {version} {install}"


def commands():
    env.BOOST_ROOT = "{root}"
    env.LD_LIBRARY_PATH.prepend("{root}/lib")
    if building:
        env.BOOST_INCLUDEDIR = "{root}/include"
        env.BOOST_LIBRARYDIR = "{root}/lib"
