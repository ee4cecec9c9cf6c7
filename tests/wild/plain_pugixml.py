name = "pugixml"
version = "1.11.4"
authors = ["Arseny Kapoulkine"]
description = "Light-weight XML"
variants = [["platform-linux"], ["platform-osx"]]
uuid = "repository.pugixml"
build_requires = ["cmake"]
def commands():
    env.PUGIXML_ROOT = "{root}"
    if building:
        env.CMAKE_PREFIX_PATH.append("{root}")
