late = globals()["late"]

name = "alita"
version = "0.3.18"
build_command = False

_requires = [
    "~blender==2.80.0",
    "~maya==2018.0.6|==2019.0.1",
    "~nuke==11.3.5",
]

_environ = {
    "PROJECT_NAME": "Alita",
    "PROJECT_PATH": "{root}/project",
    "EDIT_SHOTS": ["010", "020"],
}

@late()
def requires():
    global this
    global request
    global in_context

    requires = this._requires

    if not in_context():
        requires += ["maya_base"]
    elif "maya" in request:
        requires += ["maya_base"]

    return requires


def commands():
    global env
    global this
    global expandvars

    for key, value in this._environ.items():
        if isinstance(value, (tuple, list)):
            for item in value:
                env[key].append(expandvars(item))
        else:
            env[key] = value
