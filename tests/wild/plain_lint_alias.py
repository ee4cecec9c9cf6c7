from rez.utils.lint_helper import alias, env

name = "blender"
version = "3.3.2"
tools = ["blender"]
description = "Blender, as unpacked from the official archive."
variants = [["platform-linux"]]
build_command = "tar xf {root}/blender.tar.xz -C $REZ_BUILD_INSTALL_PATH --strip-components 1"
def commands():
    env.BLENDER_SYSTEM_SCRIPTS.set("{root}/scripts")
    alias("blender", "{root}/blender --factory-startup")
