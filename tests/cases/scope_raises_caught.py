# An exception that leaves a scope and is caught.
name = "case"
try:
    with scope("config"):
        x = 1
        raise ValueError
except ValueError:
    y = 2
