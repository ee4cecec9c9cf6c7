# A name from lint_helper that is bound again keeps its place.
from rez.utils.lint_helper import scope, late, requires
name = "case"
version = "1.0"
requires = ["a"]
