name = "cmake"

version = "3.22.1"

tools = [
    "cmake",
    "ctest",
    "cpack",
    "ccmake"
]

requires = []

variants = [["platform-linux", "arch-x86_64"], ["platform-windows", "arch-AMD64"]]

uuid = "repository.cmake"

def commands():
    env.PATH.append("{root}/bin")
