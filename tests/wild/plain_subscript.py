name = "unreal"
version = "5.0.3"
_major = version.split(".")[0]
description = "Unreal Engine %s" % _major
tools = ["UnrealEditor"]
requires = ["platform-linux|windows"]
def commands():
    env.UE_ROOT = "/opt/UnrealEngine-{version}"
    env.PATH.append("$UE_ROOT/Engine/Binaries/Linux")
