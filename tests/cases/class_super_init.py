# super() with arguments of __init__.
name = "case"
class A:
    def __init__(self, x, *rest, k=1):
        self.x, self.rest, self.k = x, rest, k
class B(A):
    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.b = True
b = B(1, 2, 3, k=4)
a = sorted(vars(b).items(), key=lambda i: i[0])
c = b.__dict__ == {"x": 1, "rest": (2, 3), "k": 4, "b": True}
del b
