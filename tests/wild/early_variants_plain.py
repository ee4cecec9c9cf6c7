name = "opensubdiv"
version = "3.4.4"
description = "Subdivision surfaces on many-core CPU and GPU"
authors = ["Pixar"]
requires = ["tbb-2020", "glew", "glfw"]
uuid = "repository.opensubdiv"

@early()
def build_requires():
    return ["cmake-3", "gcc-9"]

@early()
def variants():
    return [["cuda-11"], []]

def commands():
    env.OPENSUBDIV_ROOT = "{root}"
    env.LD_LIBRARY_PATH.append("{root}/lib")
