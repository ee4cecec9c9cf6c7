# rez's list of decorators would be shared: declined here.
name = "case"
version = "1"
from functools import wraps
def same(f):
    @wraps(f)
    def inner():
        return f()
    return inner
@same
@late()
def tools():
    return ["a"]
