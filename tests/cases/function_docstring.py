# A docstring on one line; CPython 3.13 strips the indentation of others.
name = "case"
version = "1"
def f():
    "Does it."
def g():
    """Does it.

    And more.
    """
def h():
    f"no docstring"
one_line = f.__doc__
more = g.__doc__
none = h.__doc__, (lambda: 1).__doc__
g.__doc__ = "another"
set = g.__doc__
