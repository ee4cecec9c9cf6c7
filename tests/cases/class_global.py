# global in a class body.
name = "case"
class A:
    global g
    g = 1
    x = g
y = g
