name = "maya_base"

def _version():
    from textwrap import dedent
    return "1.0.5"

version = _version() + ".beta"
build_command = "python -m rezutil build {root} --ignore tests"
private_build_requires = ["rezutil-1"]
requires = ["maya"]

def commands():
    env.PYTHONPATH.append("{root}/python")
