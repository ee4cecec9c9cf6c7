# A decorator of the definition's own.
name = "case"
def twice(f):
    def g(*a, **k):
        return [f(*a, **k), f(*a, **k)]
    return g
@twice
def h(x):
    return x
a = h(3)
