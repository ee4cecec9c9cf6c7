# One syntax error anywhere makes rez refuse the file.
name = "case"
version = "1.0"
def commands():
    env.A = = 1
