# A default that is not known.
name = "case"
version = "1.0"
def commands(a=nowhere):
    env.A = 1
