# A name that is read before the yield keeps what it was.
name = "case"
version = "1"
def gen():
    x = 1
    def change():
        nonlocal x
        x = 5
    y = x + (yield change)
    yield y, x
it = gen()
change = next(it)
change()
out = it.send(10)
del it, change
