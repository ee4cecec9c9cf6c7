# What rez keeps of classes, instances, methods and properties at top level: live objects, so not known.
name = "case"
version = "1"
class A:
    def __init__(self): self.x = 1
    def m(self): pass
    @property
    def p(self): return 1
a = A()
b = a.m
c = [A]
d = A.p
e = {"k": a, "n": 1}
f = A.m
g = NotImplemented
h = super
i = staticmethod(len)
j = hash("x")
