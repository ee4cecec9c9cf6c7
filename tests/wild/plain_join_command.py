name = "openimagedenoise"
version = "1.4.3"
build_requires = ["cmake", "ispc-1.16"]
variants = [["tbb-2020"], ["tbb-2021"]]
uuid = "repository.oidn"
build_command = " ".join([
    "cmake {root}",
    "-DCMAKE_BUILD_TYPE=Release",
    "-DCMAKE_INSTALL_PREFIX=$REZ_BUILD_INSTALL_PATH",
    "&& make -j$REZ_BUILD_THREAD_COUNT {install}",
])
def commands():
    env.OIDN_ROOT = "{root}"
