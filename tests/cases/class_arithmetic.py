# Operators with their reflected and in-place forms, and NotImplemented.
name = "case"
class N:
    def __init__(self, v):
        self.v = v
    def __add__(self, o):
        if isinstance(o, (int, N)):
            return N(self.v + (o.v if isinstance(o, N) else o))
        return NotImplemented
    def __radd__(self, o):
        return N(o + self.v * 100)
    def __iadd__(self, o):
        self.v += 1000
        return self
    def __mul__(self, o):
        return "mul"
    def __rmul__(self, o):
        return "rmul"
    def __neg__(self):
        return N(-self.v)
    def __invert__(self):
        return "inv"
    def __mod__(self, o):
        return "mod", o
    def __or__(self, o):
        return "or"
    def __ror__(self, o):
        return "ror"
    def __pow__(self, o):
        return "pow"
    def __truediv__(self, o):
        return "div"
    def __floordiv__(self, o):
        return "floor"
    def __rsub__(self, o):
        return "rsub"
    def __lshift__(self, o):
        return "<<"
    def __and__(self, o):
        return "&"
    def __xor__(self, o):
        return "^"
a = (N(1) + 2).v, (2 + N(1)).v, (N(1) + N(5)).v, (-N(3)).v, ~N(1)
b = N(1) * 2, 2 * N(1), [1] * N(1), "ab" * N(1), N(1) % "x", N(1) | {}, {} | N(1), {1} | N(1)
c = N(1) ** 2, N(1) / 2, N(1) // 2, 5 - N(1), N(1) << 1, N(1) & 1, N(1) ^ 1
n = N(1)
n += 1
d = n.v
n |= 3
e = n
try:
    N(1) + "x"
except TypeError:
    f = "no"
try:
    +N(1)
except TypeError:
    g = "no"
h = sum([N(1), N(2)]).v
del n
