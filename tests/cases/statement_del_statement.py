# Del statement: declined or right.
name = "case"
version = "1.0"
x = 1
del x
