name = "kenya_show"
version = "2"
description = "Project"
authors = ["Line production"]
requires = [
    "~maya-2022",
    "~nuke-13.2",
    "~houdini-19.5",
    "!legacy_tools",
    "studio_core-2.3+<3",
    "~ocio_config==1.2",
]
build_command = False
_environ = {"SHOW": "kenya", "FPS": "25", "RESOLUTION": "2048x858"}
def commands():
    for key, value in this._environ.items():
        setenv(key, value)
    env.OCIO = "/shows/kenya/config/config.ocio"
