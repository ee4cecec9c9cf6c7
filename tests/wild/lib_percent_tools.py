name = "nuke_versions"
_major, _minor, _release = 13, 2, 5
version = "%d.%dv%d" % (_major, _minor, _release)
description = "Nuke %d.%d" % (_major, _minor)
authors = ["Foundry"]
tools = ["Nuke%d.%d" % (_major, _minor)]
variants = [["platform-linux"], ["platform-windows"]]
build_command = False
def commands():
    env.NUKE_VERSION = "{version}"
