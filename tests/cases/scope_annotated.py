# Annotations in a scope.
name = "case"
version = "1.0"
with scope("config"):
    x: int = 1
    y: str
