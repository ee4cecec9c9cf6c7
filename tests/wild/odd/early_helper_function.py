name = "helpers"
def _range(first, last):
    return "%s+<%s" % (first, last)
def _pythons(*minors):
    return ["python-3.%d" % m for m in minors]
@early()
def variants():
    return [[p, "maya-" + _range(2022, 2025)] for p in _pythons(7, 9, 10)]
version = "1.0"
