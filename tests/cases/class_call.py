# __call__, with all kinds of arguments.
name = "case"
class F:
    def __init__(self, k):
        self.k = k
    def __call__(self, *args, **kw):
        return self.k, args, sorted(kw.items())
f = F(1)
a = f(), f(2, x=3), callable(f), callable(F), list(map(f, [1]))
class G: pass
b = callable(G())
try:
    G()()
except TypeError:
    c = "no"
@F
def d(): pass
e = d(7)
del f, d
