# Names with underscores are the module's own.
from rez.utils.lint_helper import __name__ as n, __path__ as p
name = "case"
version = "1.0"
