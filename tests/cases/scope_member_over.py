# A member over another.
name = "case"
version = "1.0"
with scope("config") as c:
    c.a.b = 1
    c.a.c = 2
    c.a = 3
