# An assignment expression.
name = "case"
version = "1.0"
x = (y := 2)
