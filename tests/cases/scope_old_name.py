# A name bound before the scope took it is back afterwards.
name = "case"
version = "1.0"
c = 1
with scope("config") as c:
    c.x = 2
