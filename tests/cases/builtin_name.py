# A builtin is not looked up.
name = "case"
version = "1.0"
x = str
