# early from lint_helper is None: a decorator of that name raises.
from rez.utils.lint_helper import early
name = "case"
version = "1.0"
@early()
def x():
    return 1
