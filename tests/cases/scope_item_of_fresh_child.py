# A fresh child that is only given an item is lost.
name = "case"
with scope("config") as c:
    c.lost["a"] = 1
    c.kept.b = 2
    c["item"] = 3
