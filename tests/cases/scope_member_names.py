# Members whose names a scope has for itself.
name = "case"
version = "1.0"
with scope("config") as c:
    c.name = "n"
    c.data = 1
    c.update = [1]
    c.context = None
