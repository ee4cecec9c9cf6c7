import platform

name = "houdini"
version = "19.5.640"
authors = ["SideFX"]
requires = []
variants = []

if platform.system() == "Darwin":
    requires.append("~python-3.9")
    variants.append(["platform-osx"])
else:
    requires.append("~python-3.9")
    variants.append(["platform-linux", "arch-x86_64"])

tools = ["houdini", "hython", "mantra", "hbatch"]

def commands():
    import os
    hfs = os.path.join("/opt", "hfs" + str(version))
    env.HFS = hfs
    env.PATH.prepend("{}/bin".format(hfs))
