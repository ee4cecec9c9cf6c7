# Class decorators, one of which puts another object in the class's place.
name = "case"
registry = {}
def register(cls):
    registry[cls.__name__.lower()] = cls
    cls.registered = True
    return cls
def replace(with_):
    return lambda cls: with_
@register
class A:
    x = 1
@replace(3)
class B: pass
a = A.registered, sorted(registry), registry["a"]().x
b = B
registry = 1
