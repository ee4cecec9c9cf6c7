# A name bound anywhere in a function is local in all of it.
name = "case"
x = 1
def f():
    y = x
    x = 2
    return y
try:
    r = f()
except UnboundLocalError:
    r = "unbound"
except NameError:
    r = "name"
