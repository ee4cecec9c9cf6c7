# Tuples and lists unpack into names.
a, b = 1, 2
[c, d] = ["x", "y"]
(e, (f, g)) = (1, [2, 3])
a, b = b, a
