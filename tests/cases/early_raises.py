# An exception in an @early function refuses the definition.
name = "case"
@early()
def a():
    return {}["k"]
