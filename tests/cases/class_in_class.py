# Classes inside of classes.
name = "case"
class A:
    x = 1
    class B:
        y = 2
    def f(self):
        return A.B.y + self.x
a = A().f()
