# Lists that differ are recorded.
name = "case"
version = "1.0"
x = [1, {"a": (2, {3})}]
with scope("config"):
    x = [1, {"a": (2, {4})}]
