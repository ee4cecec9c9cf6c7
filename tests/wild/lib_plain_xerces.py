name = "xerces"
version = "3.2.3"
description = "Validating XML parser"
authors = ["Apache"]
build_requires = ["cmake-3.2+", "gcc"]
private_build_requires = ["curl"]
variants = [["platform-linux", "arch-x86_64"]]
uuid = "repository.xerces"
def commands():
    env.XERCES_ROOT = "{root}"
    env.LD_LIBRARY_PATH.append("{root}/lib")
