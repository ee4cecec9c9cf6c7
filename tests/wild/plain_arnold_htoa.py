name = "htoa"
version = "6.1.2.0"
description = "Arnold for Houdini"
requires = ["houdini-19"]
variants = [["houdini-19.0.589"], ["houdini-19.5.303"]]
plugin_for = ["houdini"]
uuid = "vendor.htoa"
def commands():
    hou = resolve.houdini.version
    env.HTOA_HOME = "{root}/htoa-{version}_houdini-%s" % hou
    env.HOUDINI_PATH.append("$HTOA_HOME")
    env.PATH.append("$HTOA_HOME/scripts/bin")
