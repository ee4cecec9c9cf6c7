# What has no send() raises AttributeError.
name = "case"
version = "1"
def gen():
    yield from [1, 2]
it = gen()
next(it)
try:
    it.send(3)
except AttributeError:
    raised = True
del it
