# A form feed in a body.
name = "case"
version = "1.0"
def commands():
    env.A = 1

    env.B = 2
