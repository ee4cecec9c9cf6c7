from rez.utils.lint_helper import env, building
name = "lmdb"
version = "0.9.29"
description = "Lightning memory-mapped database"
authors = ["Howard Chu"]
build_requires = ["gcc-9", "make"]
private_build_requires = ["make-4"]
variants = [["platform-linux"]]
uuid = "repository.lmdb"
build_command = "bash {root}/build.sh {install}"
def commands():
    env.LMDB_ROOT = "{root}"
    if building:
        env.LMDB_INCLUDE = "{root}/include"
