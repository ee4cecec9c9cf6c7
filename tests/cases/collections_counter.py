# Of equal counts the first one met comes first; a missing one is 0, and not kept.
name = "case"
version = "1"
from collections import Counter as Count
c = Count("abracadabra")
out = [c.most_common(), c.most_common(2), c["z"], len(c), sum(c.values()), dict(c)]
c.update(["z", "z"])
c.update({"a": 5, "y": 1})
del c["never"]
more = [dict(c), c.copy().most_common(1), isinstance(c, dict)]
del c, Count
