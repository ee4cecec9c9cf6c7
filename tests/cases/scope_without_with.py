# scope() without with stays open.
name = "case"
version = "1.0"
c = scope("config")
c.x = 1
