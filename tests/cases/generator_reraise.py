# A bare raise means what this generator handles, then what its caller does.
name = "case"
version = "1"
def own():
    try:
        1 / 0
    except ZeroDivisionError:
        yield 1
        raise
def callers():
    yield 1
    raise
out = []
for gen in (own, callers):
    it = gen()
    next(it)
    try:
        try:
            raise KeyError("outer")
        except KeyError:
            next(it)
    except Exception as e:
        out.append(type(e) is KeyError)
del gen, it
