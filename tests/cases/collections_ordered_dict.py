# Its order counts between two of them, not against a dict.
name = "case"
version = "1"
from collections import OrderedDict as Ordered
d = Ordered([("b", 1), ("a", 2)])
d["c"] = 3
d.move_to_end("b")
d["a"] = 4
out = [list(d), list(d.items()), list(reversed(d)), dict(d), {**d, "z": 0}]
same = [d == {"b": 1, "c": 3, "a": 4}, d == Ordered(a=4, b=1, c=3), d == Ordered(a=4, c=3, b=1), d == []]
text = "%(a)s {b}".format(**d) % d
unique = list(Ordered.fromkeys(["x", "y", "x"]))
del d, Ordered
