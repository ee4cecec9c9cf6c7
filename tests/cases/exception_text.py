# str() and repr() of exceptions that a definition made.
name = "case"
a = []
for e in (ValueError("a", 1), KeyError("k"), KeyError(), ValueError("x"), OSError("o")):
    a.append(str(e))
try:
    raise ValueError("a", 1)
except ValueError as e:
    b = str(e) + repr(e) + type(e).__name__
