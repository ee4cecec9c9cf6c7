name = "td_scripts"
version = "12.0"
category = "td"
description = "Scripts of the TDs"
requires = ["python-3"]
build_requires = ["rezutil"]
private_build_requires = ["rezutil-1"]
build_command = "python -m rezutil build {root}"
uuid = "td.scripts"
def commands():
    env.PYTHONPATH.append("{root}/python")
    env.PATH.append("{root}/bin")
