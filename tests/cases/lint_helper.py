# Names from lint_helper become data with the value None.
from rez.utils.lint_helper import env, building as b, this
name = "case"
version = "1.0"
