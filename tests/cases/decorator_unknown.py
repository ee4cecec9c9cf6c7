# Another decorator is not known.
name = "case"
version = "1.0"
def d(f):
    return f
@d
def commands():
    env.A = 1
