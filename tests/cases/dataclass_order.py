# order=True, and a frozen one, which can be a key.
from dataclasses import dataclass, field
name = "case"
@dataclass(order=True)
class V:
    major: int
    minor: int = 0
    label: str = field(default="", compare=False)
a = V(1) < V(1, 2), V(2) >= V(1, 9), [v.minor for v in sorted([V(1, 3), V(1, 1), V(1, 2)])], max(V(1), V(3)).major
try:
    V(1) < 2
except TypeError:
    b = "no"
@dataclass(frozen=True)
class F:
    k: str
    v: tuple = ()
c = {F("a"): 1}[F("a")], F("a") == F("a", ()), repr(F("b", (1,))), len({F("a"), F("a")})
@dataclass(repr=False, eq=False)
class N:
    x: int = 0
n = N()
d = n == n, n == N(), n.x
del n
