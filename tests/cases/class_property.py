# Properties: read, set, deleted, inherited and overridden.
name = "case"
class A:
    def __init__(self):
        self._x = 1
        self.log = []
    @property
    def x(self):
        return self._x
    @x.setter
    def x(self, value):
        self.log.append(value)
        self._x = value * 2
    @x.deleter
    def x(self):
        self._x = None
    @property
    def fixed(self):
        return "f"
a = A()
a.x = 5
b = a.x
a.x += 1
c = a.x, a.log
del a.x
d = a.x
try:
    a.fixed = 2
except AttributeError:
    e = "no"
try:
    del a.fixed
except AttributeError:
    f = "no"
class B(A):
    @property
    def x(self):
        return super().x, self.fixed
g = B().x
h = isinstance(A.x, property)
i = A.x.fget(A())
del a
