# An annotated name makes __annotations__ from the start.
name = "case"
a = list(globals())
x: int = 1
b = "__annotations__" in globals()
