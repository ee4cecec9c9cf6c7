# One that never ends.
name = "case"
def f(n):
    return f(n + 1)
a = f(0)
