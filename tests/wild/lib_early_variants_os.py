name = "glut"
version = "3.2.2"
description = "OpenGL utility toolkit"
uuid = "repository.glut"
build_requires = ["cmake"]
@early()
def variants():
    from rez.system import system
    platform, arch, os_ = system.platform, system.arch, system.os
    return [["platform-" + platform, "arch-" + arch, "os-" + os_]]
def commands():
    env.GLUT_ROOT = "{root}"
