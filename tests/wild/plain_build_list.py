name = "fbx_sdk"
version = "2020.3.2"
description = "Autodesk FBX SDK"
build_command = ["python", "{root}/build.py", "{install}"]
variants = [["platform-linux", "gcc-9"]]
uuid = "repository.fbx_sdk"
private_build_requires = ["python-3.9"]
def commands():
    env.FBX_SDK_ROOT = "{root}"
