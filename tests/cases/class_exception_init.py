# Exceptions of our own with an __init__, attributes and a __str__.
name = "case"
class E(Exception):
    code = 3
    def __init__(self, message, extra=None):
        super().__init__(message)
        self.extra = extra
    @property
    def both(self):
        return self.args, self.extra
class F(E, KeyError):
    def __str__(self):
        return "F:" + str(self.extra)
try:
    raise E("m", extra=[1])
except Exception as e:
    a = str(e), repr(e), e.args, e.extra, e.both, e.code, type(e).__name__, e.__class__ is E
try:
    raise F("m", 2)
except LookupError as e:
    b = str(e), e.args, isinstance(e, E), f"{e}"
class G(ValueError):
    def __init__(self, x):
        self.x = x
try:
    raise G(5)
except ValueError as e:
    c = str(e), e.args, e.x, hasattr(e, "y")
class H(E): pass
try:
    raise H("h")
except E as e:
    d = e.args, e.extra
