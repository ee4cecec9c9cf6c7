# Subscript target: declined or right.
name = "case"
version = "1.0"
x = {}
x["a"] = 1
