# What it skips it has drawn; what is behind its end it has not.
name = "case"
version = "1"
from itertools import islice
it = iter("abcdefgh")
a = list(islice(it, 2))
b = list(islice(it, 1, 5, 2))
c = list(it)
d = list(islice("abc", None)), list(islice("abc", 1, None, None)), list(islice("abc", 0))
del it, islice
