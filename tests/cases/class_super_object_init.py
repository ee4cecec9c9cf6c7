# object.__init__ takes no arguments where a class has its own.
name = "case"
class A:
    def __init__(self, x=0):
        super().__init__()
        self.x = x
class B:
    def __init__(self, x):
        super().__init__(x)
a = A(3).x
try:
    B(1)
except TypeError:
    b = "no"
