name = "houdini"

version = "19.5.493"

authors = ["SideFX"]

description = "Procedural content creation"

requires = ["platform-linux"]

tools = ["houdini", "houdinicore", "houdinifx", "hython", "husk", "mplay"]

def commands():
    env.HFS = "/opt/hfs{version}"
    env.HOUDINI_MAJOR_RELEASE = "{version.major}"
    env.HOUDINI_MINOR_RELEASE = "{version.minor}"
    env.HB = "${HFS}/bin"
    env.HT = "${HFS}/toolkit"
    env.HH = "${HFS}/houdini"
    env.PATH.prepend("${HB}")
    env.HOUDINI_PATH.append("&")
