# Every kind of parameter.
name = "case"
def f(a, b=2, /, c=3, *rest, d, e=5, **others):
    return [a, b, c, rest, d, e, others]
w = f(1, d=4)
x = f(1, 9, 8, 7, 6, d=4, z=0)
y = f(*[1, 2], **{"d": 1, "q": 2})
