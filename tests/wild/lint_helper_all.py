# -*- coding: utf-8 -*-
from rez.utils.lint_helper import env, building, resolve, alias, this

name = "publisher"
version = "0.9.0"
description = '''
    Publishes what artists made.
    '''
authors = ["J. Doe", "tools@example.com"]
requires = ["python>=3.7,<4", "pyside2", "six-1"]
build_command = "python {root}/build.py {install}"

def commands():
    env.PYTHONPATH.append("{root}/python")
    alias("publish", "python -m publisher")
    if "maya" in resolve:
        env.MAYA_PLUG_IN_PATH.append("{root}/maya")
