name = "minizip"
version = "3.0.6"
build_requires = ["cmake", "zlib"]
variants = [["platform-linux"]]
description = "Zip files"
uuid = "repository.minizip"
build_command = "bash {root}/build.sh"
def commands():
    env.MINIZIP_ROOT = "{root}"
