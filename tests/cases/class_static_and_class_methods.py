# staticmethod and classmethod, by the class and by an instance, inherited.
name = "case"
class A:
    made = 0
    @staticmethod
    def s(a, b=2):
        return a, b
    @classmethod
    def c(cls, x):
        cls.made += 1
        return cls.__name__, x
class B(A):
    @classmethod
    def c(cls, x):
        return super().c(x) + ("b",)
a = A.s(1), A().s(1, 3), B.s(4)
b = A.c(1), A().c(2), B.c(3), B().c(4)
c = A.made, B.made
