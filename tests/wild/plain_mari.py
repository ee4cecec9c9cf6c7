name = "mari"
version = "5.0.3"
tools = ["mari"]
description = "3D painting"
authors = ["Foundry"]
requires = ["platform-linux"]
def commands():
    import os.path
    env.MARI_ROOT = os.path.join("/opt", "Mari" + str(this.version))
    env.PATH.append("$MARI_ROOT")
    env.MARI_SCRIPT_PATH.append("{root}/scripts")
