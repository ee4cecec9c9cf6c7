# What definitions in the wild mostly look like.
name = "tool"

version = "2.3.1"

authors = ["Someone <someone@studio.example>"]

description = \
    """
    A tool that does things.
    """

requires = [
    "python-3.9+<3.12",
    "numpy",
    "~maya-2023+",
]

variants = [
    ["platform-linux", "arch-x86_64", "os-centos-7"],
    ["platform-windows"],
]

uuid = "repository.tool"

build_command = "python {root}/build.py {install}"

tools = ["tool", "tool-gui"]

tests = {
    "unit": "python -m unittest",
    "lint": {"command": ["pylint", "tool"], "requires": ["pylint-2"], "run_on": "default"},
}

def commands():
    import os.path
    env.PATH.append("{root}/bin")   # tools
    env.PYTHONPATH.append("{root}/python")
    if "maya" in resolve:
        env.MAYA_PLUG_IN_PATH.append("{root}/maya")
    alias("t", "tool")
