name = "nuke_app"
version = "13.1.3"
category = "app"
tools = ["nuke"]
description = "Nuke with the studio's defaults"
requires = ["nuke-13.1"]
variants = [["platform-linux"], ["platform-windows"]]
_environ = {"NUKE_DISK_CACHE": "/tmp/nuke", "NUKE_DISK_CACHE_GB": 20}
def commands():
    for key, value in this._environ.items():
        env[key] = str(value)
