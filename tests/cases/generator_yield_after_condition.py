# What decides before a yield may have changed after it: declined here.
name = "case"
version = "1"
def gen():
    flags = []
    x = flags or (yield flags)
    yield x
it = gen()
next(it).append(1)
out = it.send("sent")
del it
