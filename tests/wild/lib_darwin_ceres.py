import platform
name = "ceres"
version = "2.0.0"
description = "Non-linear least squares"
requires = ["eigen-3.3+", "glog"]
build_requires = ["cmake-3"]
variants = [["platform-linux"]]
if platform.system() == "Darwin":
    variants.append(["platform-osx"])
uuid = "repository.ceres"
def commands():
    env.CERES_ROOT = "{root}"
    env.LD_LIBRARY_PATH.append("{root}/lib")
