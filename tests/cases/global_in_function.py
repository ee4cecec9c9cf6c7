# global rebinds the module's name.
name = "case"
n = 1
def f():
    global n, made
    n = n + 1
    made = "new"
f()
f()
