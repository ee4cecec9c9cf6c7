# A tab behind def.
name = "case"
version = "1.0"
def	commands():
    env.A = 1
