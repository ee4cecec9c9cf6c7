import sys
name = "py_compat"
version = "1.0"
if sys.version_info[0] >= 3:
    requires = ["python-3"]
else:
    requires = ["python-2"]
def commands():
    env.PYTHONPATH.append("{root}/python")
