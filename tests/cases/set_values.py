# Sets: equal members once, the first one stays.
a = {1, 2, 3}
b = {1, True, 1.0}
c = {True, 1}
d = {"a", b"a"}
e = {(1, 2), (1.0, 2)}
f = {0, False, 0.0, -0.0, 0j}
