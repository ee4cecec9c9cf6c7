name = "cfg"
version = "release"
description = "Build configuration"
def commands():
    if building:
        env.CMAKE_BUILD_TYPE = "Release"
