# type(), __class__, isinstance and issubclass with tuples, getattr and the like.
name = "case"
class A: pass
class B(A):
    x = 1
b = B()
a = type(b) is B, b.__class__.__name__, type(b).__name__, isinstance(b, (str, A)), isinstance(b, str), issubclass(B, A)
setattr(b, "y", 2)
c = getattr(b, "y"), getattr(b, "z", None), hasattr(b, "x"), vars(b), b.__dict__ is vars(b)
delattr(b, "y")
d = vars(b)
e = isinstance(B, type), isinstance(b, type), isinstance(int, type), type(B) is type, str(B), issubclass(bool, int)
f = b == b, b == B(), b is b, b != 1, str(type(1)), B == B, A != B
try:
    delattr(b, "y")
except AttributeError:
    g = "no"
h = hasattr(b, "__len__"), hasattr(b, "__iter__"), isinstance(1, B), isinstance(ValueError(), A)
b = 1
