# Defaults are evaluated once, and a list among them is shared by the calls.
name = "case"
def f(x, into=[]):
    into.append(x)
    return into
a = f(1)
b = f(2)
same = a is b
