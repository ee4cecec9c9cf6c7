# The wrong number of values raises.
name = "case"
version = "1.0"
a, b = 1, 2, 3
