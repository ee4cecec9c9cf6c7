# A scope named like a field.
with scope("requires"):
    a = 1
name = "case"
version = "1.0"
