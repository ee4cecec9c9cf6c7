# A with statement of something else.
name = "case"
version = "1.0"
with scope:
    x = 1
