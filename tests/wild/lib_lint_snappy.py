from rez.utils.lint_helper import env, building, early
name = "snappy"
version = "1.1.9"
description = "A fast compressor"
build_requires = ["cmake-3"]
variants = [["gcc-9"], ["gcc-11"]]
uuid = "repository.snappy"
def commands():
    env.SNAPPY_ROOT = "{root}"
    if building:
        env.Snappy_DIR = "{root}/lib/cmake/Snappy"
