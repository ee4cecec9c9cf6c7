# __repr__ and __str__, in containers, formats and f-strings.
name = "case"
class V:
    def __init__(self, *parts):
        self.parts = parts
    def __str__(self):
        return ".".join(map(str, self.parts))
    def __repr__(self):
        return "V(%s)" % ", ".join(map(repr, self.parts))
v = V(1, 2, "x")
a = str(v), repr(v), "%s %r" % (v, v), f"{v} {v!r} {v!s:>8}", "{} {!r}".format(v, v)
b = str([v, (v,), {"k": v}])
class R:
    def __repr__(self):
        return "R!"
c = str(R()), f"{R()}", [R()].__class__.__name__
version = str(V(1, 2))
del v
