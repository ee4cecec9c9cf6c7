# An exception has a __dict__ whatever __slots__ says.
name = "case"


class Empty(Exception):
    __slots__ = ()


o = Empty("text")
o.more = 1
description = str(o)
held = sorted(vars(o))
