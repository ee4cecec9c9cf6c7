# A function in a list stays a live object.
name = "case"
version = "1.0"
def commands():
    env.A = 1
x = [commands]
