name = "houdini_shelf"
version = "2.2.4"
plugin_for = ["houdini"]
requires = ["houdini"]
authors = ["fx"]
build_command = "cp -r $REZ_BUILD_SOURCE_PATH/toolbar $REZ_BUILD_INSTALL_PATH"
def commands():
    env.HOUDINI_TOOLBAR_PATH.append("{root}/toolbar")
    env.HOUDINI_PATH.append("{root}:&")
