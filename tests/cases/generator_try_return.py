# A return inside of try waits for a finally that yields; one in finally wins.
name = "case"
version = "1"
def gen():
    try:
        return "try"
    finally:
        yield 1
def other():
    try:
        return "try"
    finally:
        yield 1
        return "finally"
def both():
    a = yield from gen()
    b = yield from other()
    yield a, b
out = list(both())
