# A tuple that holds a list raises in a set.
name = "case"
version = "1.0"
x = {(1, [2])}
