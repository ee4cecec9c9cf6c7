# Trailing commas and comments inside.
a = [
    "x",  # one
    "y",

]
b = ("x",)
c = {"k": 1,}
d = {1,}
