# A function that an @early one calls has the module's own globals.
name = "case"
def helper():
    try:
        return building
    except NameError:
        return "no building"
@early()
def a():
    return helper()
@early()
def b():
    return [building, testing, build_variant_index]
