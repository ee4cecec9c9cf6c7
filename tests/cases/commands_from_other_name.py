# commands bound to a function of another name vanishes.
name = "case"
version = "1.0"
def mine():
    env.A = 1
commands = mine
