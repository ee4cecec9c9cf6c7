from rez.system import system
name = "blender"
version = "3.3.1"
requires = []
variants = [["platform-" + system.platform, "arch-" + system.arch]]
def commands():
    env.PATH.append("{root}")
