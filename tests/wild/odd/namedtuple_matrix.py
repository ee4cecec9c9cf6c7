from collections import namedtuple
name = "matrix"
version = "1"
_V = namedtuple("V", "maya python")
variants = [["maya-" + v.maya, "python-" + v.python] for v in [_V("2022", "3.7"), _V("2023", "3.9")]]
