# For statement: declined or right.
name = "case"
version = "1.0"
for i in []:
    pass
