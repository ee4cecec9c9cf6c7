name = "studio_tools"

version = "3.14.1"

@early()
def variants():
    result = []
    for maya in ("2020", "2022", "2023"):
        python = "2.7" if maya == "2020" else "3.%d" % (7 if maya == "2022" else 9)
        result.append(["maya-" + maya, "python-" + python])
    return result

private_build_requires = ["rez_build_helper-2+"]

def commands():
    env.PYTHONPATH.append("{root}/python")
    env.MAYA_SCRIPT_PATH.append("{root}/mel")
