# Functions in lists stay live, in dicts they go.
name = "case"
def f():
    pass
d = {"f": f, "x": 1}
