# A loop binds any target.
name = "case"
d = {}
for d["k"], (a, *b) in [(1, (2, 3, 4)), (5, "xyz")]:
    pass
