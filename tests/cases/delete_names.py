# del of names, items and slices.
a = 1
b = [1, 2, 3, 4, 5]
d = {"x": 1, "y": 2}
del a
del b[0], b[1:3]
del d["x"]
try:
    del a
except NameError:
    c = 1
