# A missing method of super().
name = "case"
class A:
    def f(self):
        return super().f()
try:
    A().f()
except AttributeError:
    a = "no"
b = hasattr(super(A, A()), "x")
try:
    super(A, 1)
except TypeError:
    c = "no"
