# Functions and classes inside.
name = "case"
version = "1.0"
def commands():
    def inner(a):
        return a
    class C:
        x = 1
    env.A = inner(1)
