# Lambdas are plain functions.
name = "case"
version = "1.0"
x = lambda a=1: a
y = [lambda: 0]
z = {"a": lambda: 0, "b": 1}
