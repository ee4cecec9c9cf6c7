# What CPython may leave out can't tell the order: declined.
name = "case"
version = "1"
def f():
    if 0:
        x = 1
    y = 1
    x = 2
    return list(locals())
out = f()
