# Patterns and matches as attributes are live objects, unknown here; re's functions are dropped like any function.
import re
from re import sub, compile as build

name = "case"
version = "1.0"
pattern = re.compile("a")
match = pattern.match("abc")
inner = {"m": match, "n": 1}
flags = re.I
found = pattern.pattern
