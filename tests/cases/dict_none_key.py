# None as key of a nested dict raises.
name = "case"
version = "1.0"
x = {None: 1}
