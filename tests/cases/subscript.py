# A subscript.
name = "case"
version = "1.0"
x = requires[0]
