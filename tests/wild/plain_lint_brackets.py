from rez.utils.lint_helper import (
    env,
    building,
)
import platform
name = "freetype"
version = "2.12.1"
requires = ["png"]
variants = [["platform-linux"]]
if platform.system() == "Darwin":
    variants.append(["platform-osx"])
uuid = "repository.freetype"
build_requires = ["cmake"]
def commands():
    env.FREETYPE_DIR = "{root}"
    if building:
        env.PKG_CONFIG_PATH.append("{root}/lib/pkgconfig")
