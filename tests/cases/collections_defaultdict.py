# A missing value is made when it is asked for by [], not by get or in.
name = "case"
version = "1"
from collections import defaultdict as make
groups = make(list)
for key, value in [("a", 1), ("b", 2), ("a", 3)]:
    groups[key].append(value)
out = [dict(groups), groups.get("c"), "c" in groups, groups["c"], len(groups)]
counts = make(int, {"x": 1}, y=5)
counts["x"] += 1
counts["z"] += 1
total = dict(counts)
plain = make()
try:
    plain["a"]
except KeyError:
    missing = True
del groups, counts, plain, make
