# It takes over name, docstring and attributes; what stays is a function, which rez drops.
name = "case"
version = "1"
import functools
def counted(f):
    @functools.wraps(f)
    def inner(*args, **kw):
        "inner"
        inner.calls += 1
        return f(*args, **kw)
    inner.calls = 0
    return inner
def double(x):
    "Twice."
    return x * 2
double.unit = "mm"
double = counted(double)
values = [double(2), double("ab")]
about = [double.__name__, double.__doc__, double.calls, double.unit]
