# What close() gives then is another thing in CPython 3.13.
name = "case"
version = "1"
def gen():
    try:
        yield 1
    except GeneratorExit:
        return 5
it = gen()
next(it)
closed = it.close()
del it
