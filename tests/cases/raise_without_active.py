# raise without an exception where none is handled.
name = "case"
try:
    raise
except RuntimeError:
    a = 1
