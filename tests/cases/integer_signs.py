# Signs, and a sign of a bool.
a = -1
b = +1
c = - - 2
d = -True
e = +False
f = -0
