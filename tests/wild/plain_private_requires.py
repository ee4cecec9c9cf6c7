name = "usd_plugins"
version = "1.5.0"
description = "Asset resolver and schemas"
authors = ["Lighting TDs"]
requires = ["usd-22"]
private_build_requires = ["cmake-3.20+<4", "gcc-9", "ninja"]
variants = [["usd-22.05", "python-3.9"], ["usd-22.11", "python-3.9"]]
tests = {"resolver": {"command": "ctest --test-dir {root}", "requires": ["cmake"]}}
uuid = "a0a30d0e-77d1-4fcb-a3d1-9c0e1a4b7702"
def commands():
    env.PXR_PLUGINPATH_NAME.append("{root}/plugin")
    env.LD_LIBRARY_PATH.append("{root}/lib")
