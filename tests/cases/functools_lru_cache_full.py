# What an LRU cache throws out is not followed.
name = "case"
version = "1"
from functools import lru_cache
@lru_cache(2)
def make(x):
    return x
out = [make(1), make(2), make(1), make(3)]
