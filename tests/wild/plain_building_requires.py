name = "core_math"
version = "3.1.0"

@early()
def requires():
    base = ["python-3"]
    if building:
        base.append("gtest-1.11")
    return base

build_requires = ["cmake", "gcc-9"]
variants = [["platform-linux"]]
def commands():
    env.LD_LIBRARY_PATH.append("{root}/lib")
