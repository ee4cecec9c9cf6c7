# One that yields when it is closed.
name = "case"
version = "1"
def gen():
    try:
        yield 1
    except GeneratorExit:
        yield 2
it = gen()
next(it)
try:
    it.close()
except RuntimeError as e:
    text = str(e)
del it
