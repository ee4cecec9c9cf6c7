# A list in a set raises.
name = "case"
version = "1.0"
x = {[1]}
