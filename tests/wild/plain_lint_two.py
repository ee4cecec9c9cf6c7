from rez.utils.lint_helper import env, building

name = "jpeg_turbo"
version = "2.1.3"
description = "JPEG codec"
authors = ["libjpeg-turbo"]
private_build_requires = ["cmake", "nasm"]
variants = [["platform-linux"]]
uuid = "repository.jpeg_turbo"

def commands():
    env.LD_LIBRARY_PATH.append("{root}/lib64")
    if building:
        env.JPEG_ROOT = "{root}"
