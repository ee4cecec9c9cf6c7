name = "everything"
version = "1.0"
_base = ["python-3", "pyyaml"]
_dcc = ["maya", "houdini", "nuke"]
requires = _base + ["~" + d for d in _dcc]
build_command = False
def commands():
    pass
