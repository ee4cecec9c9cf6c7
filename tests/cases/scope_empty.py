# A scope that records nothing.
name = "case"
version = "1.0"
with scope("config"):
    pass
