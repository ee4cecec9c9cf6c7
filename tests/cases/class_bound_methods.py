# Methods as values.
name = "case"
class A:
    def __init__(self, v): self.v = v
    def m(self, x=1): return self.v, x
    n = m
    l = lambda self: self.v
    length = len
    join = ",".join
a = A(3)
f = a.m
b = f(), A.m(a, 2), a.n(5), a.l(), f.__name__, f.__self__ is a, f.__func__ is A.m, a.join(["x"]), a.length([1])
c = sorted(["b", "a"], key=A.__name__.__class__.lower)
del a, f
