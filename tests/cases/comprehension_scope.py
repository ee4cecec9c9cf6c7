# The variables of a comprehension are its own, but for :=.
name = "case"
x = "outer"
a = [x for x in range(3)]
b = [(y := i) for i in range(3)]
c = {k: v for k, v in zip("ab", [1, 2])}
d = [[i, j] for i in range(3) for j in range(i) if (i + j) % 2]
e = [i for i in range(10) if i % 2 if i % 3]
