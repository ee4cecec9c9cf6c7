import os
name = "imagemagick"
version = "7.1"
_ext = ".exe" if os.name == "nt" else ""
tools = [t + _ext for t in ["convert", "identify", "mogrify"]]
def commands():
    env.PATH.append("{root}/bin")
