# A list can't be a key.
name = "case"
version = "1"
from functools import lru_cache
@lru_cache()
def make(x):
    return x
try:
    make([])
except TypeError:
    unhashable = True
del make
