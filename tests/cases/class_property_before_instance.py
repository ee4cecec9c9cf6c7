# A property is looked at before the instance's own attributes, a method after them.
name = "case"
class A:
    @property
    def x(self):
        return "property"
    def m(self):
        return "method"
a = A()
a.__dict__["x"] = "own"
a.m = lambda: "own"
b = a.x, a.m(), a.__dict__["x"]
del a
