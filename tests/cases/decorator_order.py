# The lowest decorator is applied first.
name = "case"
def a(f):
    return [f, "a"]
def b(f):
    return ["b"]
@a
@b
def x():
    pass
