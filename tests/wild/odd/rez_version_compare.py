from rez.utils.lint_helper import env
from rez.version import Version
name = "compares"
version = "2.10.1"
_new = Version(version) >= Version("2.9")
requires = ["python-3"]
