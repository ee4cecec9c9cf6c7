# __hash__ beside __eq__: keys of dicts and members of sets.
name = "case"
class K:
    def __init__(self, n, v):
        self.n, self.v = n, v
    def __eq__(self, other):
        return isinstance(other, K) and (self.n, self.v) == (other.n, other.v)
    def __hash__(self):
        return hash((self.n, self.v))
d = {K("a", 1): "x", K("b", 2): "y"}
a = d[K("a", 1)], K("b", 2) in d, K("c", 1) in d, len({K("a", 1), K("a", 1)})
class I:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        return other == 1
b = {1: "one"}.get(I()), {I(): "i"}.get(1), I() in [1]
d = hash(7), hash(True), hash(-1), hash(-5)
class Plain: pass
p = Plain()
e = {p: 1}[p], Plain() in {p: 1}
del p
