name = "image_cache"
version = "1.12.3"
description = "Caches images on local disks"
authors = ["Core"]
build_system = "cmake"
requires = ["oiio-2", "boost-1.70+"]
private_build_requires = ["cmake-3.10+", "gcc-6+", "rez_cmake"]
variants = [["platform-linux", "python-2.7"], ["platform-linux", "python-3.7"]]
uuid = "image_cache"
def commands():
    env.LD_LIBRARY_PATH.append("{root}/lib")
    env.PYTHONPATH.append("{root}/python")
    if building:
        env.CMAKE_MODULE_PATH.append("{root}/cmake")
