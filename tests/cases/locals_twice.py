# Before CPython 3.13 both calls give one dict: declined.
name = "case"
version = "1"
def f():
    x = 1
    a = locals()
    y = 2
    b = locals()
    return a
out = f()
