# A dataclass: __init__ with defaults, __repr__ and __eq__; not hashable.
from dataclasses import dataclass, field
name = "case"
@dataclass
class P:
    """A point."""
    x: int
    y: int = 2
    tags: list = field(default_factory=list)
    hidden: str = field(default="h", repr=False, compare=False)
    made: int = field(init=False, default=7)
    shared = []
    def total(self):
        return self.x + self.y
p = P(1)
q = P(1, tags=["a"])
p.tags.append("a")
a = repr(p), p == q, p != P(2), p.total(), p.hidden, p.made, P.y, p.__dict__
b = str([P("s", None)]), p == 1, hasattr(P, "tags"), p.shared is P.shared
try:
    {p: 1}
except TypeError:
    c = "unhashable"
try:
    P()
except TypeError:
    d = "x is missing"
del p, q
