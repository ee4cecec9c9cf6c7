import sys
name = "ffmpeg"
version = "4.4.1"
if sys.platform.startswith("linux"):
    tools = ["ffmpeg", "ffprobe"]
elif sys.platform == "win32":
    tools = ["ffmpeg.exe", "ffprobe.exe"]
else:
    tools = []
def commands():
    env.PATH.append("{root}/bin")
