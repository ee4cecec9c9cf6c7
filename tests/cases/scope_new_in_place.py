# A list that is shared with the outside.
name = "case"
version = "1.0"
x = [1]
with scope("config"):
    y = x
    y += [2]
