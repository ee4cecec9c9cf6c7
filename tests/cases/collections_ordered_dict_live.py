# As an attribute it is a live object, also inside of others.
name = "case"
version = "1"
from collections import OrderedDict as Ordered
tests = Ordered([("unit", "pytest")])
extra = {"a": Ordered(b=1)}
listed = [Ordered(c=1)]
