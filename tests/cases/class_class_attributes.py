# Attributes of classes: shared, overridden by instances, changed and deleted.
name = "case"
class A:
    n = 0
    items = []
class B(A): pass
a1, a2 = A(), A()
a1.n += 1
a1.items.append(1)
A.n = 5
a = a1.n, a2.n, B.n, a2.items, B.items is A.items
B.n = 7
del A.n
b = hasattr(A, "n"), B().n
del a1, a2
