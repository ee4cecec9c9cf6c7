"""Promise: small programs about functions, scopes, generators, classes and exceptions, each to stand alone.

{0} and {1} stand for expressions. Each shows one rule of the language that a reader of definitions may get wrong.
"""

SNIPPETS = r"""
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
w1 = fact(20), fact(25)
---
def fib(n, memo={}):
    if n in memo:
        return memo[n]
    memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]
w1 = [fib(i) for i in (10, 30, 90)]
---
def keep(x, into=[]):
    into.append(x)
    return into
w1 = keep({0})
w2 = keep({1})
w3 = w1 is w2
---
def counter():
    n = 0
    def step(by=1):
        nonlocal n
        n += by
        return n
    return step
c1 = counter()
w1 = [c1(), c1(5), c1(), counter()()]
---
def outer():
    xs = []
    for i in range(3):
        def inner():
            return i, {0}
        xs.append(inner)
    return [f() for f in xs]
w1 = outer()
---
total = 1
def bump():
    global total
    total += 1
    return total
w1 = bump(), bump(), total
---
def local_first():
    y = w0
    w0 = 1
w0 = 2
try:
    local_first()
except UnboundLocalError as e:
    w1 = str(e)
---
def gen(n):
    for i in range(n):
        yield i
    yield {0}
w1 = list(gen(3))
w2 = tuple(x for x in gen(2))
---
def gen():
    x = yield 1
    yield x
g = gen()
w1 = [next(g), g.send({0})]
del g
---
def pairs(xs):
    yield from ((x, x) for x in xs)
w1 = dict(pairs(['a', 'b']))
---
def gen():
    try:
        yield 1
        yield 2
    finally:
        w3.append('done')
w3 = []
for w1 in gen():
    break
---
def early_return(xs):
    for x in xs:
        try:
            if x:
                return x
        finally:
            seen.append(x)
    else:
        return 'none'
seen = []
w1 = early_return([0, {0}, 1]), early_return([])
---
def finally_wins():
    try:
        return 1
    finally:
        return 2
w1 = finally_wins()
---
def nested():
    for i in range(3):
        try:
            continue
        finally:
            w2.append(i)
w2 = []
nested()
---
class A:
    x = {0}
    def __init__(self, v):
        self.v = v
    def get(self):
        return self.v, self.x
w1 = A({1}).get()
w2 = A.x
del A
---
class A(object):
    def __str__(self):
        return 'A!'
    def __repr__(self):
        return 'A?'
    def __len__(self):
        return 3
    def __eq__(self, other):
        return True
w1 = str(A()), repr(A()), len(A()), A() == {0}, '%s %r' % (A(), A()), f'{A()}'
---
class B:
    def __init__(self): self._x = 1
    @property
    def x(self): return self._x
    @staticmethod
    def s(a): return a
    @classmethod
    def c(cls, a): return cls.__name__, a
class C(B):
    @property
    def x(self): return super().x + 1
w1 = C().x, C.s({0}), C.c({1}), isinstance(C(), B)
---
class E(Exception):
    pass
try:
    raise E({0})
except E as e:
    w1 = str(e)
---
class Ctx:
    def __enter__(self): return {0}
    def __exit__(self, *a): return True
with Ctx() as w1:
    raise ValueError
---
class Meta(type):
    def __getitem__(cls, k): return k
class M(metaclass=Meta): pass
w1 = M[{0}]
---
def typed(a: int, b: 'str' = {0}) -> None:
    return b
w1 = typed(1)
w2 = typed.__name__
---
def swap(a, b):
    a, b = b, a
    return a, b
w1 = swap({0}, {1})
---
def mutate(d, xs):
    d['k'] = {0}
    xs += [1]
    xs = xs + [2]
    return xs
w1, w2 = {}, []
w3 = mutate(w1, w2)
---
def shadow(str, len=3):
    return str, len
w1 = shadow({0}), str(1)
---
def rec(n):
    return [] if n == 0 else [n, rec(n - 1)]
w1 = rec(5)
---
def never():
    return undefined + 1
w1 = 1
---
def varnames():
    a = {0}
    return sorted(locals())
w1 = varnames()
---
x1 = 'outer'
class K:
    x1 = 'inner'
    y1 = [x1 for _ in range(1)]
    z1 = x1
w1 = K.y1, K.z1
---
def swallow():
    try:
        {0} + {1}
    except TypeError:
        return 'type'
    except Exception as e:
        return type(e).__name__
    return 'fine'
w1 = swallow()
---
try:
    try:
        raise KeyError('a')
    finally:
        w1 = 1
except KeyError as e:
    w2 = e.args[0]
---
try:
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError('v') from e
except ValueError as e:
    w1 = type(e.__cause__).__name__
---
e = 1
try:
    raise ValueError
except ValueError as e:
    pass
w1 = 'e' in globals()
---
it = iter([1, 2, 3])
w1 = next(it), list(it), list(it)
del it
---
w1 = zip([1, 2], 'ab')
w2 = list(w1), list(w1)
del w1
---
l1 = [1, 2, 3, 4]
for x in l1:
    l1.remove(x)
---
d1 = {'a': 1}
try:
    for k in d1:
        d1[k + 'x'] = 1
except RuntimeError as e:
    w1 = str(e)
---
w1 = [i for i in range(5) if i % 2 if i > 1]
w2 = {i: j for i in range(2) for j in range(i)}
i = {0}
w3 = [i for i in [i]]
---
a1 = [0]
a1[0] = a1[:]
b1 = a1[0]
b1 += [{0}]
---
w1 = (lambda *, a, b={0}: (a, b))(a={1})
---
print('hello', {0})
w1 = 1
""".strip("\n").split("\n---\n")
