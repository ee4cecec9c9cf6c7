# __setattr__ and __delattr__, which store by object's or the instance's dict.
name = "case"
class A:
    def __init__(self):
        self.x = 1
    def __setattr__(self, name, value):
        object.__setattr__(self, name, (name, value))
    def __delattr__(self, name):
        super().__delattr__(name)
        self.__dict__["gone"] = name
class B:
    def __setattr__(self, name, value):
        self.__dict__[name] = value * 2
a = A()
a.y = 2
setattr(a, "z", 3)
del a.x
b = a.__dict__
c = B()
c.v = 4
c.v += 1
d = c.v
del a, c
