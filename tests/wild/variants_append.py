import platform
name = "embree"
version = "3.13.3"
variants = [["gcc-9"]]
if platform.system() == "Windows":
    variants = [["msvc-2019"]]
elif platform.system() == "Darwin":
    variants.append(["clang-12"])
if platform.machine() == "arm64":
    variants += [["arch-arm64"]]
def commands():
    env.EMBREE_ROOT = "{root}"
