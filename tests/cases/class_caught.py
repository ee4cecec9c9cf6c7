# A class that is no exception in an `except`: a TypeError.
name = "case"


class A:
    pass


try:
    try:
        raise ValueError
    except A:
        a = "caught"
    except ValueError:
        a = "not asked"
except TypeError:
    a = "type"
