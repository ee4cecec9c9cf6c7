name = "pybind11"
version = "2.9.2"
description = "Operability between C++11 and Python"
requires = []
variants = [["python-3.7"], ["python-3.9"], ["python-3.10"]]
def pre_cook():
    fetch(f"https://git.example/pybind11/archive/v{version}.tar.gz")
def commands():
    env.pybind11_ROOT = "{root}"
    env.CMAKE_MODULE_PATH.append("{root}/share/cmake/pybind11")
