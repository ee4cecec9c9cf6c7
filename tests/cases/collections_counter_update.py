# Counts are added to 0: one that is no number raises.
name = "case"
version = "1"
from collections import Counter
c = Counter("a")
try:
    c.update({"b": "text"})
except TypeError:
    refused = True
out = list(c)
