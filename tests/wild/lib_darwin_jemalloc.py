from rez.utils.lint_helper import env, building
import platform

name = "jemalloc"
version = "5.2.1"
authors = ["Jason Evans"]
description = "A general purpose malloc"
build_requires = ["cmake-3.15+<4"]
private_build_requires = ["gcc-9"]
variants = [["platform-linux"]]

if platform.system() == "Darwin":
    variants.append(["platform-osx"])

uuid = "repository.jemalloc"
_data = {"label": "jemalloc", "icon": ""}

def commands():
    env.JEMALLOC_ROOT = "{root}"
    env.LD_LIBRARY_PATH.prepend("{root}/lib")
    if building:
        env.CMAKE_PREFIX_PATH.append("{root}")
