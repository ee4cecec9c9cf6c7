early = globals()["early"]

name = "rigging_tools"
version = "1.22.0"
build_command = "python {root}/rezbuild.py {install}"
private_build_requires = ["rezutil-1"]
_requires = ["python-3.7+"]

@early()
def requires():
    result = list(this._requires)
    result += ["maya-2022+"]
    return result

def commands():
    global env
    env.PYTHONPATH.prepend("{root}/python")
