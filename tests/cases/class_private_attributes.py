# Inside of a class __x means _A__x: as an attribute, a variable and a method, not as a keyword.
name = "case"
def f(**k):
    return sorted(k)
class A:
    __count = 3
    def __init__(self):
        self.__x = 1
    def __secret(self):
        __local = 2
        return self.__x + __local, A.__count
    def get(self):
        self.__x += 1
        return self.__secret(), f(__k=1)
    def inner(self):
        return [__v for __v in [self.__x]], (lambda: self.__x)()
class B(A):
    def __init__(self):
        super().__init__()
        self.__x = 50
a = A().get(), sorted(vars(A())), A().inner()
b = B().get(), sorted(vars(B())), B()._A__x, A._A__count
class __U:
    __v = 1
    def f(self):
        return self.__v
c = __U().f(), __U._U__v, hasattr(A(), "__x")
class _:
    __w = 2
d = _.__w
del A, B, __U
