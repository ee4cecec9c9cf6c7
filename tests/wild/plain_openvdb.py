name = "openvdb"
version = "8.2.0"
description = "Sparse volume data structure and tools"
authors = ["DreamWorks Animation", "Academy Software Foundation"]
requires = ["tbb-2020", "boost-1.76", "blosc-1.17", "openexr-2.4+<4"]
private_build_requires = ["cmake-3.18+", "ninja"]
variants = [["python-3.7", "numpy-1.20"], ["python-3.9", "numpy-1.20"]]
hashed_variants = True
uuid = "repository.openvdb"
build_command = """
cmake -S {root} -B . -G Ninja -DCMAKE_INSTALL_PREFIX=$REZ_BUILD_INSTALL_PATH
ninja
if [ "$REZ_BUILD_INSTALL" -eq "1" ]; then ninja install; fi
"""

def commands():
    env.OPENVDB_ROOT = "{root}"
    env.PYTHONPATH.append("{root}/lib/python")
    env.LD_LIBRARY_PATH.append("{root}/lib")
    if building:
        env.OpenVDB_DIR = "{root}/lib/cmake/OpenVDB"
