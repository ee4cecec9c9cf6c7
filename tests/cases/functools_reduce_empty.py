# There is nothing to begin with.
name = "case"
version = "1"
from functools import reduce
a = reduce(max, [])
