# A subclass's comparison is asked first, with its operands swapped.
name = "case"
class A:
    def __lt__(self, o): return "A<"
    def __gt__(self, o): return "A>"
    def __eq__(self, o): return "A=" + type(self).__name__ + type(o).__name__
class B(A): pass
class C(A):
    def __gt__(self, o): return "C>"
a = A() < B(), A() < C(), C() < A(), A() == B(), B() == A(), A() < 1, 1 < A(), 1 > A()
