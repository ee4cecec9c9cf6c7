# `used` is a bound method there.
from rez.utils.lint_helper import used
name = "case"
version = "1.0"
