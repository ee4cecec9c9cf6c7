# A generator stays a live object.
name = "case"
@early()
def a():
    yield 1
