# Dunder keys in a scope's dict.
name = "case"
version = "1.0"
with scope("config"):
    x = {"__a": 2, "b": 1}
    __y__ = 1
    __z = 2
