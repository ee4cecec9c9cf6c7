# rez knows it by its name, and inspect shows the source of what is wrapped.
name = "case"
version = "1"
from functools import wraps
def logged(f):
    @wraps(f)
    def inner():
        # not this
        return f()
    return inner
@logged
def commands():
    # but this
    env.PATH.append("{root}")
