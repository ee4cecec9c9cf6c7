name = "rig_lib"
version = "4.0.0"
authors = ["Rigging department"]
requires = ["maya-2022+", "numpy"]
variants = [["python-3.7"], ["python-3.9"]]
build_command = "{root}/build.sh {install}"

def commands():
    env.PYTHONPATH.prepend("{root}/python")
    env.RIG_LIB_TEMPLATES = "{root}/templates"
