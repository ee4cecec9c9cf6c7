# A generator as an attribute is a live object.
name = "case"
def f():
    yield 1
g = f()
h = (i for i in [1])
