# An instance's dict is a dict like others.
name = "case"
class Bunch(object):
    def __init__(self, **kw):
        self.__dict__.update(kw)
b = Bunch(x=1, y=2)
b.__dict__["z"] = 3
a = b.x + b.z, b.__dict__, [k for k in vars(b)], getattr(b, "y")
c = "{0.x}-{b.y}".format(b, b=b)
b = 1
