# __getattr__ is asked for what is not there, also where a property raised AttributeError.
name = "case"
class A:
    known = 1
    def __init__(self):
        self.own = 2
    def __getattr__(self, name):
        if name.startswith("x"):
            return name.upper()
        raise AttributeError(name)
    @property
    def broken(self):
        return self.none
    @property
    def xbroken(self):
        raise AttributeError
a = A().known, A().own, A().xyz, hasattr(A(), "nope"), getattr(A(), "nope", 3), A().xbroken
try:
    A().broken
except AttributeError as e:
    b = e.args
