# One that waits outside of any try may be left as it is.
name = "case"
version = "1"
def gen():
    yield 1
    raise ValueError
for value in gen():
    break
