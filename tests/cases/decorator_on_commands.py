# rez takes the wrapper's source, by the wrapper's name.
name = "case"
def keep(f):
    return f
@keep
def commands():
    env.A = 1
