# Names that an inner function uses come last, sorted: declined.
name = "case"
version = "1"
def f():
    z = 1
    a = 2
    def inner():
        return z
    return list(locals())
out = f()
