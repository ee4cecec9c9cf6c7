# `with` over an object of our own: what is entered, in which order, and what __exit__ is told.
name = "case"
log = []
class M:
    def __init__(self, n, swallow=False):
        self.n, self.swallow = n, swallow
    def __enter__(self):
        log.append("enter " + self.n)
        return self.n
    def __exit__(self, kind, value, tb):
        log.append(("exit", self.n, kind and kind.__name__, value is None, tb is None))
        return self.swallow
with M("a") as a, M("b", True) as b:
    log.append(a + b)
    raise ValueError("x")
log.append("on")
try:
    with M("c"):
        {}["k"]
except KeyError:
    log.append("key")
def f():
    for i in range(3):
        with M(str(i)):
            if i == 1:
                return "returned"
            continue
c = f()
while True:
    with M("w"):
        break
