# An exception with a cause.
name = "case"
try:
    raise ValueError("a", 2) from KeyError("b")
except (TypeError, ValueError) as e:
    a = list(e.args)
