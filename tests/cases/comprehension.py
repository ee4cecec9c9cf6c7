# A comprehension.
name = "case"
version = "1.0"
x = [i for i in (1, 2)]
