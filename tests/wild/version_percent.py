name = "nuke_gizmos"
_upstream = "4.1"
_build = 7
version = "%s.%s" % (_upstream, _build)
requires = ["nuke-12+"]
authors = ["comp"]
def commands():
    env.NUKE_PATH.append("{root}/gizmos")
