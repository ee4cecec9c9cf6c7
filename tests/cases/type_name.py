# type() and __name__.
name = "case"
a = [type(x).__name__ for x in (1, "a", [], {}, (), None, 1.5, True, b"")] if False else 1
b = type(1).__name__
c = type("") is str
