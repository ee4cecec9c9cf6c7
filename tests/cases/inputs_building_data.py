# It is False, not something like it.
@early()
def x():
    y = building
    return [y, not y, y is True]
