name = "lion"
version = "1.2.3"
description = "The lion show"
requires = ["~maya-2023", "~nuke-13"]
build_command = False
_data = {"label": "Lion", "icons": {}}
_environ = {
    "PROJECT_NAME": "lion",
    "PROJECT_ROOTS": ["/projects", "/mirror/projects"],
    "DEPARTMENTS": ("anim", "fx"),
}
def commands():
    for key, value in this._environ.items():
        env[key] = value
