# Nor for a @late one.
name = "case"
@early()
def a():
    return this.b
@late()
def b():
    return 1
