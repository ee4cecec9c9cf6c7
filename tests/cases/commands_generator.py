# A body that yields is kept like any other.
name = "case"
version = "1.0"
def commands():
    yield 1
