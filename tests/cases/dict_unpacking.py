# ** in a dict.
name = "case"
version = "1.0"
x = {**{"a": 1}}
