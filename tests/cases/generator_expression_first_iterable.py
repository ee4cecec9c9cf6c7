# The first iterable is looked at once, at the start.
name = "case"
xs = [1, 2]
g = (i for i in xs)
xs = [3]
a = list(g)
g = (i for i in [1, 2, 3])
b = next(g)
c = list(g)
