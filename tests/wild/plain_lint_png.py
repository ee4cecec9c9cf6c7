from rez.utils.lint_helper import building, env

name = "png"
version = "1.6.37"
requires = ["zlib-1.2+"]
build_requires = ["cmake-3"]
variants = [["platform-linux", "gcc-9"]]
build_command = "cmake --build . --target {install}"
uuid = "repository.png"

def commands():
    env.PNG_ROOT = "{root}"
    if building: env.PNG_INCLUDE = "{root}/include"
