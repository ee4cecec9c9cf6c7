# Only None can be sent to one that has not begun.
name = "case"
version = "1"
def gen():
    yield 1
it = gen()
try:
    it.send(3)
except TypeError as e:
    text = str(e)
value = it.send(None)
del it
