# An attribute that is not there.
name = "case"
class A:
    pass
a = hasattr(A(), "x")
b = getattr(A(), "x", 3)
try:
    A().x
except AttributeError:
    c = 1
