name = "gflags"
version = "2.2.2"
authors = ["Google"]
description = "Command line flags"
variants = [["platform-linux", "gcc-9"]]
uuid = "repository.gflags"
@early()
def build_requires():
    requirements = ["cmake-3.15+<4"]
    if this.version.startswith("2"):
        requirements += ["make"]
    return requirements
def commands():
    env.GFLAGS_ROOT = "{root}"
    if building:
        env.gflags_DIR = "{root}/lib/cmake/gflags"
