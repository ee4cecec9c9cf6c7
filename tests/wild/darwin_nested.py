import platform

name = "ptex"
version = "2.4.1"
_linux = platform.system() == "Linux"
_mac = platform.system() == "Darwin"

variants = []
if _linux:
    for compiler in ["gcc-6", "gcc-9"]:
        variants.append(["platform-linux", compiler])
elif _mac:
    if platform.machine() == "arm64":
        variants.append(["platform-osx", "arch-arm64"])
    else:
        variants.append(["platform-osx", "arch-x86_64"])
uuid = "recipes.ptex"
def commands():
    env.PTEX_ROOT = "{root}"
