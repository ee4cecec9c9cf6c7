import os
name = "fonts"
version = "1"
_root = os.path.join("/mnt", "studio", "fonts")
_environ = {"FONT_PATH": os.path.join(_root, "ttf"), "FONT_CACHE": os.path.join(_root, ".cache")}
help = os.path.join(_root, "README.md")
def commands():
    for key, value in this._environ.items():
        env[key] = value
