# A scope that takes the name scope.
name = "case"
version = "1.0"
with scope("config") as scope:
    scope.x = 1
with scope("other"):
    y = 2
