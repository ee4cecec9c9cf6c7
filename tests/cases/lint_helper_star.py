# A star import of it fails.
from rez.utils.lint_helper import *
name = "case"
version = "1.0"
