# What a changed OrderedDict does in a loop differs from a dict: declined.
name = "case"
version = "1"
from collections import OrderedDict
d = OrderedDict(a=1)
for key in d:
    d["b"] = 2
out = list(d)
