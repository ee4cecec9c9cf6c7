# A call.
name = "case"
version = "1.0"
x = str(1)
