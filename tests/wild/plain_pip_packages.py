name = "python_base"
version = "3.9.0"
requires = ["python-3.9"]
pip_packages = [
    "requests==2.28.1",
    "six",
    "PyYAML>=5,<7",
]
build_command = "python {root}/install_pip.py"
uuid = "7b9c1b52-92c4-4e4f-9f7c-1a1d7ffb6d7e"
def commands():
    env.PYTHONPATH.append("{root}/site-packages")
