name = "pystring"
version = "1.1.3"
authors = ["Imageworks"]
description = "Python's string methods for C++"
variants = [["platform-linux", "gcc-9"]]
uuid = "repository.pystring"
private_build_requires = ["cmake"]
def commands():
    env.PYSTRING_ROOT = "{root}"
