# An exception type of the definition's own.
name = "case"
class Wrong(ValueError):
    pass
class Worse(Wrong):
    """More."""
def f(x):
    raise x("m")
a = []
for t in (Wrong, Worse, ValueError, KeyError):
    try:
        f(t)
    except Wrong:
        a.append("wrong")
    except (LookupError, ValueError):
        a.append("other")
