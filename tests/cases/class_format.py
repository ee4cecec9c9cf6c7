# __format__ with its specification, and without one.
name = "case"
class A:
    def __format__(self, spec):
        return "<%s>" % spec
class B:
    def __str__(self): return "B!"
a = f"{A()}", f"{A():>10}", "{:x}".format(A()), format(A(), "y"), f"{B()}", f"{B()!s:>4}"
try:
    f"{B():>10}"
except TypeError:
    b = "no"
