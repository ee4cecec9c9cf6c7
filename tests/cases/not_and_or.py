# Boolean operators.
name = "case"
version = "1.0"
x = not True
y = None or 1
