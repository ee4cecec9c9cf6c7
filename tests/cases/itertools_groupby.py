# A group is over where the next one has begun.
name = "case"
version = "1"
from itertools import groupby
a = [(key, list(group)) for key, group in groupby("aabbba")]
b = [(key, list(group)) for key, group in list(groupby("aab"))]
c = [(key, next(group)) for key, group in groupby([1, 2, 11], key=lambda x: x > 9)]
it = groupby("aab")
key, group = next(it)
d = [next(group), next(it)[0], list(group)]
del it, group, groupby
