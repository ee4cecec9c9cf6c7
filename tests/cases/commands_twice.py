# The last def of a name counts.
name = "case"
version = "1.0"
def commands():
    env.A = 1

def commands():
    env.B = 2
