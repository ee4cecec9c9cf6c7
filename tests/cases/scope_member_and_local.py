# A member and a local of one name: the local comes later.
name = "case"
version = "1.0"
with scope("config") as c:
    c.x = 1
    x = 2
    c.y = 3
