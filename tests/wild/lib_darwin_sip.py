import platform
name = "sip"
version = "4.19.25"
description = "Bindings generator"
authors = ["Riverbank"]
private_build_requires = ["make"]
variants = [["python-3.7"], ["python-3.9"]]
tools = ["sip"]
if platform.system() == "Darwin":
    for variant in variants:
        variant.insert(0, "platform-osx")
uuid = "repository.sip"
config_args = ["--no-tools"]
def commands():
    env.PATH.append("{root}/bin")
    env.PYTHONPATH.append("{root}/python")
