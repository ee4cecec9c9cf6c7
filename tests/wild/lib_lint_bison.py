from rez.utils.lint_helper import env, building
name = "bison"
version = "3.8.2"
description = "Parser generator"
authors = ["GNU"]
private_build_requires = ["m4", "gcc-9"]
variants = [["platform-linux"]]
tools = ["bison", "yacc"]
uuid = "repository.bison"
def commands():
    env.PATH.append("{root}/bin")
    if building:
        env.BISON_ROOT = "{root}"
