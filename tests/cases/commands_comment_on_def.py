# A comment behind the colon.
name = "case"
version = "1.0"
def commands():  # why
    env.A = 1  # because
