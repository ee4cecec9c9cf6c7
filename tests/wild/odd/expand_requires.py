from rez.package_py_utils import expand_requirement
name = "expands"
version = "1"
requires = [expand_requirement("python-**")]
