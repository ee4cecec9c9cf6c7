# Descriptors of our own, told their names, with and without __set__.
name = "case"
class Typed:
    def __set_name__(self, owner, name):
        self.name = owner.__name__ + "." + name
        self.key = "_" + name
    def __get__(self, obj, kind):
        if obj is None:
            return self.name
        return obj.__dict__.get(self.key, "unset")
    def __set__(self, obj, value):
        obj.__dict__[self.key] = value, self.name
class Lazy:
    def __init__(self, f):
        self.f = f
    def __get__(self, obj, kind=None):
        value = self.f(obj)
        obj.__dict__[self.f.__name__] = value
        return value
class A:
    t = Typed()
    n = 0
    @Lazy
    def lazy(self):
        A.n += 1
        return "v"
a = A()
b = [A.t, a.t, a.lazy, a.lazy, A.n]
a.t = 5
c = a.t, sorted(a.__dict__)
del a
