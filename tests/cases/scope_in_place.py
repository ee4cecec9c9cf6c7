# A change in place persists and is not recorded.
name = "case"
version = "1.0"
x = [1]
with scope("config"):
    x += [2]
