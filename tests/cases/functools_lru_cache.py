# What was asked once is the same object again; str and int alone are keys of their own.
name = "case"
version = "1"
from functools import lru_cache
calls = []
@lru_cache(maxsize=None)
def make(*args, **kw):
    calls.append((args, kw))
    return [len(calls)]
make(1).append("changed")
out = [make(1), make(True), make(1.0), make("a"), make(("a",)), make(x=1), make(x=1), make(1, x=1)]
del make
