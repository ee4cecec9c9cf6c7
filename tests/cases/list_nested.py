# Nested lists and tuples.
a = [1, [2, [3, []]], ()]
b = (1,)
c = 1, 2
d = [(1, 2), [3]]
e = ((), ((),))
