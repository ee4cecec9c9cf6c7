# Two names of one dict in a scope become two.
name = "case"
version = "1.0"
d = {"x": 1}
with scope("config"):
    a = d
    b = d
    l = [d]
