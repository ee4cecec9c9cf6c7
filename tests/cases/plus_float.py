# Float arithmetic.
name = "case"
version = "1.0"
x = 0.1 + 0.2
