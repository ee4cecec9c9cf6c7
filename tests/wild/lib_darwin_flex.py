from rez.utils.lint_helper import env, building, scope
import platform
name = "flex"
version = "2.6.4"
description = "The fast lexical analyser"
authors = ["Vern Paxson"]
tools = ["flex", "flex++"]
build_requires = ["m4"]
private_build_requires = ["gcc-9", "make"]
variants = [["platform-linux"]]
if platform.system() == "Darwin":
    private_build_requires = ["clang"]
    variants = [["platform-osx"]]
uuid = "repository.flex"
_data = {}
def commands():
    env.PATH.append("{root}/bin")
    if building:
        env.FLEX_ROOT = "{root}"
