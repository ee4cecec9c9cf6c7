name = "fmt"
version = "8.1.1"
description = "Formatting for C++"
authors = ["Victor Zverovich"]
private_build_requires = ["cmake-3.14+"]
uuid = "repository.fmt"
@early()
def variants():
    return [[]]
def commands():
    env.FMT_ROOT = "{root}"
