# The partial's own arguments come first; keywords of the call win; a partial of one is flat.
name = "case"
version = "1"
from functools import partial
def show(*args, **kw):
    return args, kw
first = partial(show, 1, k=2)
a = first(3, k=4, z=5)
b = partial(first, 2, q=1)(9)
c = [f(5) for f in (partial(max, 2), partial(pow, 2), partial(int))]
d = partial(int, base=2)("101")
