# A starred list element.
name = "case"
version = "1.0"
x = [*["a"], "b"]
