# __slots__: only these names, none of them at first.
name = "case"
class P(object):
    __slots__ = ("x", "y")
    def __init__(self, x):
        self.x = x
p = P(1)
a = p.x, hasattr(p, "y"), hasattr(p, "__dict__")
p.y = 2
try:
    p.z = 3
except AttributeError:
    b = "no"
del p.x
c = hasattr(p, "x"), p.y
class Q(P):
    __slots__ = ["z"]
q = Q(5)
q.z = 6
d = q.x, q.z
class R(P): pass
r = R(1)
r.other = 2
e = r.other, r.x
del p, q, r
