name = "scipy"
version = "1.7.3"
description = "Scientific tools"
category = "ext"
authors = ["SciPy developers"]
requires = ["numpy-1.16.5+<1.24"]
variants = [["python-3.7"], ["python-3.9"]]
uuid = "ext.scipy"
private_build_requires = ["pip"]
build_command = "python -m pip install --no-deps -t {install_path} scipy=={version}"
def commands():
    env.PYTHONPATH.append("{root}")
