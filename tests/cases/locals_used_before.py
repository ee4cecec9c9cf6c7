# A name that the text uses before it is bound is met there: declined.
name = "case"
version = "1"
def f():
    for i in range(2):
        if i:
            x = z
        z = 1
    return list(locals())
out = f()
