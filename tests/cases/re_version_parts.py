# What a pattern finds in the definition's own version: groups, names, an optional part, None where nothing matches.
import re

name = "case"
version = "2.14.0-rc1"
_m = re.match(r"(?P<major>\d+)\.(?P<minor>\d+)(?:\.(\d+))?(?:-(?P<tag>\w+))?(x)?", version)
major = int(_m.group("major"))
parts = _m.groups()
named = _m.groupdict("none")
whole = _m.group()
where = [_m.start(2), _m.end("tag"), _m.span(5)]
item = _m[3]
absent = re.match(r"v\d", version) is None
truth = bool(_m)
del _m
compared = [re.match("a", "b") == None, re.match("a", "a") == None, re.match("a", "a") != None]  # noqa: E711
