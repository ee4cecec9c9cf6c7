# Methods and attributes of a base.
name = "case"
class A:
    k = 1
    def m(self):
        return [self.k, self.n()]
    def n(self):
        return "A"
class B(A):
    k = 2
    def n(self):
        return "B"
a = A().m()
b = B().m()
c = isinstance(B(), A)
A.k = 5
d = A().m()
