# A body that begins with a docstring.
name = "case"
version = "1.0"
def commands():
    """What it does."""
    env.A = 1
