# The name of an exception goes with its handler.
e = 1
try:
    raise ValueError("x")
except ValueError as e:
    kept = 1
try:
    e
    there = True
except NameError:
    there = False
