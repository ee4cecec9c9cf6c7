# It can't count from the end.
name = "case"
version = "1"
from itertools import islice
a = islice("abc", -1)
