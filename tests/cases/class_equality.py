# __eq__ and __ne__: in lists, dicts, membership, index and count; a class that has __eq__ alone is not hashable.
name = "case"
class P:
    def __init__(self, x):
        self.x = x
    def __eq__(self, other):
        if not isinstance(other, P):
            return NotImplemented
        return self.x == other.x
a = P(1) == P(1), P(1) != P(1), P(1) == P(2), P(1) == 1, 1 == P(1), P(1) != 1
b = P(1) in [P(0), P(1)], [P(1)] == [P(1)], {"a": P(1)} == {"a": P(2)}, (P(1), 2) == (P(1), 2)
c = [P(0), P(1)].index(P(1)), [P(1), P(1), 3].count(P(1))
try:
    d = {P(1): 1}
except TypeError:
    d = "unhashable"
l = [P(1), P(2)]
l.remove(P(2))
e = len(l)
del l
