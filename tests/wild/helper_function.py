name = "nuke_plugins"

def _version():
    major, minor = 13, 2
    return "%d.%d" % (major, minor)

version = _version() + ".4"

def _requires(nukes):
    return [["nuke-%s" % n] for n in nukes]

variants = _requires(["12.2", "13.0", "13.2"])

tools = ["nuke_launch"]

def commands():
    env.NUKE_PATH.append("{root}/plugins")
