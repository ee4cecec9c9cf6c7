# A subclass's reflected operator goes first where it has its own.
name = "case"
class A:
    def __add__(self, o): return "A+"
    def __radd__(self, o): return "A r+"
class B(A): pass
class C(A):
    def __radd__(self, o): return "C r+"
class D:
    def __radd__(self, o): return "D r+"
a = A() + B(), A() + C(), C() + A(), B() + A(), A() + D(), D() + A(), 1 + D()
try:
    D() + D()
except TypeError:
    b = "no"
l = [1]
l += D()
c = l
s = "x %s" % D() if False else "s"
del D
