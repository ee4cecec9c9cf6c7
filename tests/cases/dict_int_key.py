# rez asks each key of a nested dict for startswith: an int raises.
name = "case"
version = "1.0"
x = {1: 2}
