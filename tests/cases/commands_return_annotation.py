# Annotations of a function are never evaluated.
name = "case"
version = "1.0"
def commands(a: no.such) -> nothing():
    env.A = 1
