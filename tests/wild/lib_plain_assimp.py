name = "assimp"
version = "5.0.1"
description = """
Imports many formats of 3D models.
"""
authors = ["The assimp team"]
requires = ["zlib", "minizip"]
build_requires = ["cmake-3.10+"]
private_build_requires = ["gcc-9"]
variants = [["platform-linux", "python-3.9"]]
uuid = "repository.assimp"
def commands():
    env.ASSIMP_ROOT = "{root}"
    env.PYTHONPATH.append("{root}/python")
    if building:
        env.assimp_DIR = "{root}/lib/cmake/assimp-5.0"
