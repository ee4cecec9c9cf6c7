# Keys that are not str, in a scope's dict.
name = "case"
version = "1.0"
with scope("config"):
    x = {1: 2}
