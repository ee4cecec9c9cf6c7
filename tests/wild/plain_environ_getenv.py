import os

name = "show_config"
version = "1.0"
requires = ["studio_core-2"]
build_command = False

_root = os.getenv("SHOWS_ROOT", "/shows")

def commands():
    env.SHOWS_ROOT = this._root
