# this has only what the definition has.
name = "case"
@early()
def a():
    try:
        return this.nothing
    except AttributeError:
        return "none"
