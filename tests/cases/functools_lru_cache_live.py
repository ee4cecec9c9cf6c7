# A cached function is no function to rez: it stays, a live object.
name = "case"
version = "1"
from functools import lru_cache
@lru_cache()
def commands():
    pass
decorator = lru_cache(5)
