# It gives the items of another, passes on what is sent, and gives what that returns.
name = "case"
version = "1"
def inner():
    x = yield 1
    y = yield x
    return (x, y)
def outer():
    got = yield from inner()
    yield "got", got
    yield from [1, 2]
    yield from {"k": 1}
it = outer()
out = [next(it), it.send("A"), it.send("B")]
out += list(it)
del it
