# A default that is known.
name = "case"
version = "1.0"
def commands(a=[1], *, b="x"):
    env.A = 1
