import platform
name = "eigen"
version = "3.3.9"
description = "Linear algebra"
authors = ["Benoît Jacob", "Gaël Guennebaud"]
uuid = "repository.eigen"
@early()
def build_requires():
    if platform.system() == "Windows":
        return ["cmake", "vs-2019"]
    return ["cmake", "gcc"]
def commands():
    env.EIGEN_ROOT = "{root}"
    if building:
        env.Eigen3_DIR = "{root}/share/eigen3/cmake"
