# raise without an exception raises the one that is handled.
name = "case"
def f():
    try:
        raise KeyError("a")
    except LookupError:
        raise
try:
    f()
except KeyError as e:
    a = e.args
