# It is a new dict: what is changed in it changes no name, and the other way round.
name = "case"
version = "1"
def f(x):
    d = vars()
    d["y"] = 1
    x = 2
    return d, x
out = f(1)
