name = "tbb"

@early()
def variants():
    return [["platform-linux", "gcc-9"], ["platform-linux", "gcc-6.3.1"]]

version = "2020.U3"
description = "Threading Building Blocks"
authors = ["Intel"]
uuid = "repository.tbb"

private_build_requires = ["cmake", "make"]

def commands():
    env.TBB_ROOT = "{root}"
    env.LD_LIBRARY_PATH.append("{root}/lib")
    env.CMAKE_PREFIX_PATH.append("{root}")
