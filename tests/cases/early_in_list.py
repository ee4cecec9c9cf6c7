# An early function in a list does not run: it stays live.
name = "case"
version = "1.0"
@early()
def f():
    return 1
x = [f]
f = None
