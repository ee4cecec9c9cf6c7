# The same exceptions as [] has.
name = "case"
version = "1"
from operator import itemgetter
try:
    itemgetter("b")({"a": 1})
except KeyError:
    caught = True
a = itemgetter(5)("abc")
