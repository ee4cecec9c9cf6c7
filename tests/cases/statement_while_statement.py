# While statement: declined or right.
name = "case"
version = "1.0"
while False:
    pass
