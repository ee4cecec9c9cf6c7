# Several bases: attributes are looked up in C3 order, not depth first.
name = "case"
class A(object):
    who = "A"
    def path(self):
        return ["A"]
class B(A):
    def path(self):
        return ["B"] + super().path()
class C(A):
    who = "C"
    def path(self):
        return ["C"] + super(C, self).path()
class D(B, C):
    def path(self):
        return ["D"] + super().path()
a = D().path()
b = D.who, B.who
c = [k.__name__ for k in D.__mro__]
d = isinstance(D(), C), issubclass(D, (int, A)), issubclass(B, C)
