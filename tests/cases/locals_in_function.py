# Parameters first, then names in the order in which the compiler meets them.
name = "case"
version = "1"
def f(a, b=2, *args, c=3, **kw):
    y = 2
    x = z = y
    for i in range(2):
        t = i
    p, (q, *r) = 1, (2, 3)
    del z
    return locals()
out = f(1, 2, 3, k=4)
