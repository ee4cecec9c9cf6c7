name = "qt_py"

version = "1.3.7"

description = "Minimal wrapper of all Qt bindings"

authors = ["Marcus Ottosson and others"]

requires = ["python-2.7+"]

build_requires = ["rezlib"]

build_command = "python {root}/rezbuild.py"

uuid = "recipes.qt_py"

def commands():
    env.PYTHONPATH.prepend("{root}/python")
