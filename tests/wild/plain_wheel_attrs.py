name = "attrs"

version = "21.4.0"

requires = ["python-3.7+"]

build_requires = ["python-3.7+"]

variants = [["python-3.7"], ["python-3.9"]]

build_command = "pip install --no-deps --target $REZ_BUILD_INSTALL_PATH/python attrs==21.4.0"

def commands():
    env.PYTHONPATH.append("{root}/python")
