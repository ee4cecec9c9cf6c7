# An exception goes to the inner one, which may catch it; GeneratorExit closes it.
name = "case"
version = "1"
log = []
def inner():
    try:
        yield 1
    except ValueError as e:
        yield str(e)
    finally:
        log.append("inner")
def outer():
    yield from inner()
    yield "after"
it = outer()
out = [next(it), it.throw(ValueError("thrown")), next(it), next(it, "end")]
other = outer()
next(other)
other.close()
del it, other
