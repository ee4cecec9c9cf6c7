# Reading such a member gives the scope's own.
name = "case"
version = "1.0"
with scope("config") as c:
    c.data.x = 1
