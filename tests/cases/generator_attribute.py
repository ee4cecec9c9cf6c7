# A generator is a live object.
name = "case"
version = "1"
def gen():
    yield 1
extra = gen()
