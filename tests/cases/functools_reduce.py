# From the left, with and without a first value.
name = "case"
version = "1"
from functools import reduce
a = reduce(lambda x, y: (x, y), [1, 2, 3])
b = reduce(lambda x, y: x + [y], "ab", [])
c = reduce(lambda x, y: 1 / 0, ["only"])
