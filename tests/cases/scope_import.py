# A module imported in a scope.
name = "case"
version = "1.0"
with scope("config"):
    import os
    from rez.utils.lint_helper import env
    x = 1
