name = "houdini_app"
version = "19.5.493"
description = "Houdini with the studio's defaults"
build_command = False
requires = ["houdini"]
_data = {
    "label": "Houdini FX",
    "color": "#f60",
    "icons": {"32x32": "{root}/icons/houdini_{width}.png"},
}
_requires = ["python-3"]
def commands():
    env.HOUDINI_SPLASH_MESSAGE = "Studio"
