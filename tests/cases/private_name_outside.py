# Outside of classes a private name is a name as any other.
class A:
    _A__x = 1


def get(a):
    return a.__x


name = "a"
version = str(A.__dict__["_A__x"])
try:
    get(A())
except AttributeError:
    description = "no __x"
