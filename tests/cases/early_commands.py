# An @early commands function is what it returns.
name = "case"
@early()
def commands():
    return "setenv A 1"
