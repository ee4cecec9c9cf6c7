# A starred target.
name = "case"
version = "1.0"
a, *b = 1, 2, 3
