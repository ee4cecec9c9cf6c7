# A name that a class body binds is not looked up in the function around it.
name = "case"
def f():
    x = 1
    class C:
        y = x
        x = 2
    return C.y
try:
    a = f()
except NameError:
    a = "no"
x = 5
b = f()
def g():
    v = 1
    class C:
        w = v
    return C.w
c = g()
