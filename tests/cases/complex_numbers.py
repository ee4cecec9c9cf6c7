# Complex literals, with their sign.
a = 2j
b = 1.5J
c = -3j
d = 1e400j
e = 0j
