# The mark of @early is an attribute, which is taken over.
name = "case"
version = "1"
from functools import wraps
def more(f):
    @wraps(f)
    def inner():
        return f() + ["python"]
    return inner
@more
@early()
def requires():
    return ["maya"]
