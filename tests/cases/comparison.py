# A comparison.
name = "case"
version = "1.0"
x = 1 < 2
