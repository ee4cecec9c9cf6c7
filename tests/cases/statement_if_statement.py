# If statement: declined or right.
name = "case"
version = "1.0"
if True:
    x = 1
