# A function that is given attributes.
name = "case"
def f():
    pass
f.x = 1
y = f.x
