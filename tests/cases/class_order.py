# __lt__ and the like, with their reflections; sorted(), min() and max() by them.
name = "case"
class V:
    def __init__(self, *p):
        self.p = p
    def __lt__(self, other):
        return self.p < other.p
    def __repr__(self):
        return "V%r" % (self.p,)
vs = [V(1, 2), V(1), V(2), V(0, 5)]
a = repr(sorted(vs)), repr(sorted(vs, reverse=True)), repr(min(vs)), repr(max(vs))
b = V(1) < V(2), V(1) > V(2)
try:
    c = V(1) <= V(2)
except TypeError:
    c = "no"
vs.sort()
d = repr(vs)
e = repr(sorted([(V(2), 1), (V(1), 2)])) if False else None
del vs
