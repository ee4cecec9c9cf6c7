# pylint: disable=undefined-variable
from rez.utils.lint_helper import env, building
name = "arrow"
version = "8.0.0"
authors = ["Apache"]
description = "Columnar memory format"
requires = ["snappy", "boost-1.76"]
build_requires = ["cmake-3.16+", "gcc-9"]
private_build_requires = ["python-3.9", "numpy"]
variants = [["python-3.9", "numpy-1.20"], ["python-3.10", "numpy-1.22"]]
uuid = "repository.arrow"
def commands():
    env.ARROW_HOME = "{root}"
    env.PYTHONPATH.append("{root}/python")
    if building:
        env.Arrow_DIR = "{root}/lib/cmake/arrow"
