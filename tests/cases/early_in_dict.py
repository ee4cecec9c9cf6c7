# An @early function in a dict runs as well.
name = "case"
@early()
def f():
    return 3
d = {"a": f, "b": [f]}
