# All comments lower than the code, in a run.
name = "case"
version = "1.0"
def commands():
    env.A = 1
# one
# two

# three
    env.B = 2
