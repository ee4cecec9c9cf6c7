# Lambdas, called and passed on.
name = "case"
add = lambda a, b=1, *c, **d: [a, b, c, d]
a = add(1)
b = add(1, 2, 3, k=4)
c = sorted(["b", "A", "c"], key=lambda s: s.lower())
d = (lambda: 5)()
