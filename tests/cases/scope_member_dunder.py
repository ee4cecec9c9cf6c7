# A dunder member of a scope is lost.
name = "case"
version = "1.0"
with scope("config") as c:
    c.__x__ = 1
    c.y = 2
