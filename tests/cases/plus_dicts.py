# dict + dict raises.
name = "case"
version = "1.0"
x = {} + {}
