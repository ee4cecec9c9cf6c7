# A scope inside of a function.
name = "case"
def f():
    with scope("config"):
        x = 1
f()
