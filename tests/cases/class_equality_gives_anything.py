# What __eq__ gives is what `==` gives; `in` and chains ask for its truth.
name = "case"
class A:
    def __eq__(self, other):
        return ["eq", other]
    def __lt__(self, other):
        return ""
a = A() == 1
b = 1 == A()
c = A() < 2
d = 1 < A() if False else None
e = (A() == 1 == 1), (A() < 1 < 2), A() in [5], [A()] == [1]
