# Functions called in a scope see and bind globals.
name = "case"
def f():
    global made
    made = 1
    return len(globals()) > 5
with scope("config"):
    x = f()
