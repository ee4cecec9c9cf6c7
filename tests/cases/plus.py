# + of constants and names.
a = "x" + "y"
b = [1] + [2, 3]
c = (1,) + ()
d = 1 + 2
e = True + 1
f = b"a" + b"b"
g = a + "z"
