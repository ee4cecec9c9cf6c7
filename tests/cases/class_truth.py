# __bool__ before __len__; what it must give.
name = "case"
class A:
    def __bool__(self): return False
    def __len__(self): return 3
class B:
    def __bool__(self): return 1
a = bool(A()), "y" if A() else "n", A() or 5, not A(), all([A()]), any([A(), 1]), list(filter(None, [A()]))
try:
    bool(B())
except TypeError:
    b = "no"
