# A scope opened twice goes on where it was.
name = "case"
version = "1.0"
with scope("config"):
    a = 1
    d = {"x": 1}
x = 1
with scope("config") as c:
    b = 2
    c.d.y = 2
