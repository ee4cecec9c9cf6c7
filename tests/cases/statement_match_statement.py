# Match statement: declined or right.
name = "case"
version = "1.0"
match 1:
    case _:
        x = 1
