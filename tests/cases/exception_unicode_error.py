# UnicodeDecodeError takes five arguments: a TypeError else.
name = "case"
try:
    raise UnicodeDecodeError("x")
except TypeError:
    a = 1
