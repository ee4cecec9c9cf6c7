import platform

name = "glfw"
version = "3.3.8"
requires = ["cmake"]
authors = ["Camilla Löwy"]
if platform.system() == "Darwin":
    requires.append("osx_sdk-11+")

variants = [["platform-linux"]]
uuid = "recipes.glfw"
build_command = "python {root}/build.py"

def commands():
    env.GLFW_ROOT = "{root}"
    if building:
        env.GLFW_INCLUDE = "{root}/include"
