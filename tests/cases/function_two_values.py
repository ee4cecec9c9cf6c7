# An argument given twice.
name = "case"
def f(a, b):
    return a
x = f(1, a=2)
