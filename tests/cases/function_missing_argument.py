# A call that CPython refuses.
name = "case"
def f(a, b):
    return a
x = f(1)
