# A BOM is taken off.
name = "a"
x = "é"
def commands():
    env.A = "é"
