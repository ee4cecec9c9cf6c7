# A scope that escapes into a list.
name = "case"
version = "1.0"
x = []
with scope("config") as c:
    x += [c]
