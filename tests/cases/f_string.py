# An f-string with a field.
name = "case"
version = "1.0"
x = f"{name}-1"
