name = "expat"
version = "2.4.8"
description = "Stream-oriented XML parser"
variants = [["platform-linux", "gcc-9"]]
uuid = "repository.expat"
build_requires = ["cmake"]
def commands():
    env.EXPAT_ROOT = "{root}"
    if building:
        env.EXPAT_INCLUDE_DIR = "{root}/include"
