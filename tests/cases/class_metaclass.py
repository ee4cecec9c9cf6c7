# Metaclasses are declined.
name = "case"
class M(type):
    def __getitem__(cls, k):
        return k
class A(metaclass=M): pass
a = A[1]
