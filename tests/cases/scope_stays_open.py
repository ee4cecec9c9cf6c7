# scope() without with is never closed: its members are the top level's.
name = "case"
c = scope("config")
c.requires = ["x-1"]
c.a.b = 2
