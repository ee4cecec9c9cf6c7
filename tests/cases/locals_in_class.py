# A class body has more names than it binds: declined.
name = "case"
version = "1"
class A:
    x = 1
    y = sorted(locals())
out = A.y
del A
