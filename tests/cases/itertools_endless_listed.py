# An endless one that is collected.
name = "case"
version = "1"
from itertools import count
requires = [str(x) for x in count()]
