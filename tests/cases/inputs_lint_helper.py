# A name of lint_helper is None outside of @early functions.
from rez.utils.lint_helper import building
import os
@early()
def x():
    return building
y = os.getenv('A')
