# An @early function may not ask for one that has not run.
name = "case"
@early()
def a():
    return this.b
@early()
def b():
    return 1
