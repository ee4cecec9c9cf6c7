from rez.utils.lint_helper import env, resolve, building

name = "mtoa"
version = "5.1.1"
requires = ["maya-2022|2023"]
variants = [["maya-2022"], ["maya-2023"]]
plugin_for = ["maya"]
authors = ["Autodesk"]
uuid = "vendor.mtoa"

def commands():
    major = resolve.maya.version.major
    env.MTOA_HOME = "{root}/%s" % major
    env.PATH.append("$MTOA_HOME/bin")
    env.MAYA_MODULE_PATH.append("$MTOA_HOME")
    env.MAYA_RENDER_DESC_PATH.append("$MTOA_HOME")
