# A tuple as key of a nested dict raises.
name = "case"
version = "1.0"
x = {"a": {("b",): 1}}
