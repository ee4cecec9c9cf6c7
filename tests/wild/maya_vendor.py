name = "maya"

version = "2023.3"

description = "Autodesk Maya, as installed by the vendor"

authors = ["Autodesk"]

tools = ["maya", "mayapy", "mayabatch", "fcheck", "render"]

requires = ["platform-linux", "arch-x86_64"]

variants = [["os-CentOS-7"], ["os-Rocky-8"]]

uuid = "repository.maya"

def commands():
    env.MAYA_LOCATION = "/opt/autodesk/maya{version.major}"
    env.PATH.append("$MAYA_LOCATION/bin")
    env.MAYA_DISABLE_CIP = 1
    alias("maya", "$MAYA_LOCATION/bin/maya -noAutoloadPlugins")
