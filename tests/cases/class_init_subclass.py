# __init_subclass__ is declined.
name = "case"
class A:
    def __init_subclass__(cls, **kw):
        cls.x = 1
class B(A): pass
a = B.x
