# A generator expression looks at names when it runs.
name = "case"
k = 1
g = (k * i for i in [1, 2, 3])
k = 10
a = list(g)
b = list(g)
c = sum(i for i in range(4))
d = any(i > 1 for i in range(4))
