# A subscript of a scope.
name = "case"
version = "1.0"
with scope("config") as c:
    c["x"] = 1
