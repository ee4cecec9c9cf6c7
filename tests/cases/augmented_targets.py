# += on items and attributes.
name = "case"
a = {"k": [1]}
a["k"] += [2]
b = [1, 2]
b[0] += 5
b[-1] *= 3
s = "x"
s *= 3
class C:
    n = 1
C.n += 1
n = C.n
