# super() in a function inside of a method takes that function's first argument.
name = "case"
class A:
    def f(self):
        return "A" + self.n
class B(A):
    n = "b"
    def f(self):
        def inner(other):
            return super().f()
        return inner(self) + __class__.__name__
a = B().f()
