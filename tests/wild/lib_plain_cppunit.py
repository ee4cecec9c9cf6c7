name = "cppunit"
version = "1.15.1"
description = "Unit tests for C++"
build_requires = ["gcc-9"]
private_build_requires = ["make"]
variants = [["platform-linux"]]
uuid = "repository.cppunit"
build_command = "sh {root}/build.sh"
def commands():
    env.CPPUNIT_ROOT = "{root}"
