name = "tbb"
version = "2020.3"
authors = ["Intel"]
description = "Threading Building Blocks"
variants = [
    ["platform-linux", "arch-x86_64", "os-CentOS-7", "gcc-6.3.1"],
    ["platform-linux", "arch-x86_64", "os-Rocky-8", "gcc-9"],
]
build_system = "cmake"
with scope("config") as c:
    c.build_thread_count = "physical_cores"

def pre_build_commands():
    env.CXXFLAGS = "-fPIC"

def commands():
    env.TBB_ROOT = "{root}"
    env.LD_LIBRARY_PATH.append("{root}/lib")
    if building:
        env.TBB_INCLUDE_DIR = "{root}/include"
