from rez.utils.lint_helper import env
early = globals()["early"]
late = globals()["late"]
name = "aliases"
version = "1"
@early()
def requires():
    return ["python"]
def commands():
    env.A = 1
