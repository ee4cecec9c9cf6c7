name = "hdf5"
version = "1.12.1"
description = "Hierarchical data"
requires = ["zlib"]
build_requires = ["cmake"]
build_command = "bash {root}/build.sh"

@early()
def variants():
    from rez.system import system
    return [["platform-" + system.platform, "arch-" + system.arch]]

def commands():
    env.HDF5_ROOT = "{root}"
