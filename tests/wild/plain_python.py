name = "python"
version = "3.9.13"
authors = ["Guido van Rossum"]
description = "The Python programming language."
tools = ["2to3", "idle", "pip", "pip3", "pydoc", "python", "python3", "python3.9"]
variants = [
    ["platform-linux", "arch-x86_64", "os-CentOS-7.9"],
    ["platform-linux", "arch-x86_64", "os-Rocky-8.5"],
]
uuid = "recipes.python"

def commands():
    env.PATH.prepend("{root}/bin")
    env.LD_LIBRARY_PATH.prepend("{root}/lib")
    if building:
        env.Python_ROOT_DIR = "{root}"
