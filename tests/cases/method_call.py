# A method.
name = "case"
version = "1.0"
x = "a b".split()
