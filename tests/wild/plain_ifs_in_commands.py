name = "usd"

version = "22.05b"

description = "Universal Scene Description"

authors = ["Pixar"]

requires = ["python-3", "tbb", "opensubdiv-3.4", "openexr"]

build_requires = ["cmake-3.14+", "pyside2"]

variants = [
    ["python-3.7", "boost-1.70"],
    ["python-3.9", "boost-1.76"],
]

uuid = "repository.usd"

build_command = "cmake {root} -DCMAKE_INSTALL_PREFIX=$REZ_BUILD_INSTALL_PATH && cmake --build . --target {install}"

def commands():
    env.USD_ROOT = "{root}"
    env.PATH.append("{root}/bin")
    env.PYTHONPATH.append("{root}/lib/python")
    if system.platform == "windows":
        env.PATH.append("{root}/lib")
    elif system.platform == "osx":
        env.DYLD_LIBRARY_PATH.append("{root}/lib")
    else:
        env.LD_LIBRARY_PATH.append("{root}/lib")
    if "houdini" in resolve and not "katana" in resolve:
        env.PXR_PLUGINPATH_NAME.append("{root}/plugin/houdini")
    if "maya" in request:
        stop("usd is part of maya: ask for maya_usd")
