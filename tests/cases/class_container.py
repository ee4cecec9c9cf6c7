# __len__, __getitem__, __setitem__, __delitem__, __contains__, __iter__ and the truth of an object.
name = "case"
class Box:
    def __init__(self, **kw):
        self.d = kw
    def __len__(self):
        return len(self.d)
    def __getitem__(self, k):
        if k not in self.d:
            raise KeyError(k)
        return self.d[k]
    def __setitem__(self, k, v):
        self.d[k] = v
    def __delitem__(self, k):
        del self.d[k]
    def __contains__(self, k):
        return k in self.d
    def __iter__(self):
        return iter(self.d)
b = Box(a=1)
b["z"] = 2
b["z"] += 5
a = len(b), b["z"], "a" in b, "q" not in b, list(b), bool(b), bool(Box()), not b
del b["a"]
c = [*b], dict((k, b[k]) for k in b), tuple(b), sorted(b), ",".join(list(b))
try:
    b["none"]
except KeyError as e:
    d = e.args
x, = b
del b
