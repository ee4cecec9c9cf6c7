name = "ffmpeg"
version = "5.1.2"
description = "A complete solution to record, convert and stream audio and video"
tools = ["ffmpeg", "ffprobe", "ffplay"]
variants = [["platform-linux", "arch-x86_64"]]
uuid = "repository.ffmpeg"
build_command = "tar -xf {root}/ffmpeg.tar.xz --strip-components=1 -C $REZ_BUILD_INSTALL_PATH"
def commands():
    env.PATH.prepend("{root}")
