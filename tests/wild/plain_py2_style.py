# -*- coding: latin-1 -*-
name = "old_tools"
version = "0.9"
description = u"Écrit for Python 2: %s" % "still loads"
requires = ["python-2.6+<3"]
def commands():
    if env.has_key("OLD"):
        pass
    env.PYTHONPATH.append("{root}/python")
