# A name deleted in a scope comes back.
a = 1
b = 2
with scope("config"):
    del a
    c = 3
