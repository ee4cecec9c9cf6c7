"""Promise: nasty corners of the language, each to stand alone; {0} and {1} stand for expressions.

Order of evaluation, identity, what stays half done when something raises, numbers at their edges, scopes of names,
changing what is being iterated: what a reader gets wrong who follows the manual and not the interpreter.
"""

CORNERS = r"""
log = []
def t(x):
    log.append(x)
    return x
w1 = [t(1), {t('k'): t('v')}, (t(2), t(3))]
w2 = t(0) or t({0}) and t(4)
w3 = t(5) if t(0) else t(6)
w4 = t(1) < t(0) < t(9)
---
log = []
def t(x):
    log.append(x)
    return x
d1 = {}
d1[t('a')] = t(1)
d1[t('a')] += t(2)
x1 = y1 = d1[t('b')] = t(3)
(lambda *a, **k: None)(t(1), *[t(2)], k=t(3), **{'z': t(4)})
---
log = []
def t(x):
    log.append(x)
    return lambda f: f
@t('outer')
@t('inner')
def f1(a=t('default'), *, b: t('annotation') = t('kw')):
    pass
---
t1 = ([1], {0})
try:
    t1[0] += [2]
except TypeError as e:
    w1 = str(e)
---
l1 = [1]
def gen():
    yield 2
    raise KeyError('x')
try:
    l1.extend(gen())
except KeyError:
    w1 = list(l1)
---
n1 = float('nan')
w1 = [n1 == n1, n1 in [n1], [n1] == [n1], float('nan') in [float('nan')], [float('nan')] == [float('nan')]]
w2 = max(n1, 1), max(1, n1), min([2, n1, 1]), sorted([3, n1, 1])
w3 = len({n1, n1, float('nan')})
---
w1 = max(1, 1.0, True), min(True, 1, 1.0), max([0, False, 0.0]), sorted([True, 1.0, 1, 0])
w2 = sorted(['b', 'B', 'a', 'A'], key=str.lower, reverse=True)
---
d1 = {1: 'a', 'b': 2}
d1[True] = {0}
d1[1.0] = 'c'
del d1['b']
d1['b'] = 3
w1 = list(d1.items())
del d1
---
w1 = {2**53: 1, float(2**53): 2}, 2**53 + 1 == float(2**53 + 1), 10**400 > 1e308, 10**400 == float('inf')
w1 = str(w1)
---
w1 = [-7 // 2, -7 % 2, 7 // -2, 7 % -2, -7.5 // 2, -7.5 % 2, 7.5 % -2, -0.0 // 1, -1e-300 % 5, 5 % -1e300]
w2 = divmod(-7, 2), divmod(7, -2.5), divmod(-0.0, 1), divmod(10**20, -3)
w3 = [round(0.5), round(1.5), round(2.5), round(-0.5), round(25, -1), round(35, -1)]
w4 = round(1234.5678, -2), round(5e-324, 400)
---
w1 = ['%s' % x for x in (-0.0, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 0.1 + 0.2, 1e22, 1e23, 5e-324)]
w2 = ['%.0f' % 0.5, '%.0f' % 1.5, '%.3g' % 1234.5, '%g' % 1e-5, '%#x' % -255, '%+.2e' % 0, '% d' % 5, '%05d' % -3]
---
w1 = 'abc' % {}, 'abc' % [], '' % {}, '%%' % ()
---
w1 = 'abc' % {0}
---
w1 = '%s' % ()
---
w1 = True + True, -True, ~True, True * 'ab', [1, 2][True], '%d' % True, f'{True:d}', f'{False:>6}', sum([True, 2])
---
l1 = [1, 2, 3]
l1[1:1] = l1
l1 += l1[:2]
l1.extend(l1[::-2])
l1[::2] = [0] * len(l1[::2])
del l1[1:3]
---
l1 = [1, 2, 3, 4]
it = iter(l1)
w1 = next(it)
l1.insert(0, 9)
w2 = list(it)
l1.append(5)
w3 = list(it)
del it
---
l1 = [3, 1, 2]
for i, x in enumerate(l1):
    if x < 3:
        l1.pop(i)
w1 = i, x
---
d1 = {'a': 1, 'b': 2}
k1 = d1.keys()
i1 = d1.items()
d1['c'] = {0}
w1 = list(k1), len(i1), 'c' in k1
del k1, i1
---
d1 = {'a': 1, 'b': 2}
for k in d1:
    d1[k] = [k]
for k in list(d1):
    del d1[k]
---
z1 = zip(iter([1, 2, 3]), 'a')
w1 = list(z1)
e1 = enumerate('ab', 5)
w2 = next(e1), dict(e1)
m1 = map(lambda x: x + 1, [1])
w3 = list(m1) + list(m1)
del z1, e1, m1
---
r1 = reversed([1, 2])
w1 = list(r1) + list(r1)
del r1
---
def f1():
    for i in range(3):
        yield i
        if i == 1:
            return {0}
def f2():
    r = yield from f1()
    yield r
w1 = list(f2())
---
def f1():
    yield 1
    raise StopIteration
try:
    w1 = list(f1())
except RuntimeError as e:
    w1 = str(e)
---
w1 = []
try:
    try:
        w1.append(1)
        raise KeyError('a')
    except KeyError:
        w1.append(2)
        raise ValueError('b')
    else:
        w1.append(3)
    finally:
        w1.append(4)
except ValueError as e:
    w1.append(repr(e.__context__))
---
def f1():
    for i in range(5):
        try:
            if i == 2:
                break
            1 / 0
        except ZeroDivisionError:
            continue
        finally:
            w2.append(i)
    return i
w2 = []
w1 = f1()
---
def f1():
    try:
        raise ValueError
    finally:
        return {0}
w1 = f1()
---
w1 = str(KeyError('k')), str(KeyError(1, 2)), str(ValueError('v'))
w3 = str(Exception()), repr(KeyError('k')), repr(Exception(1, 'a'))
w2 = ValueError('a', {0}).args, str(OSError(2, 'no', 'file')), OSError(2, 'no').errno
---
try:
    with scope('config') as c:
        c.x = {0}
        inner = 1
        raise ValueError
except ValueError:
    w1 = 'inner' in globals()
---
with scope('a') as a1:
    a1.x = 1
    with scope('b') as b1:
        b1.y = {0}
    a1.z = 2
---
with scope('a') as a1:
    a1.x = 1
with scope('a') as a1:
    a1.y = {0}
---
x1 = [1]
with scope('config') as c:
    x1 = [2]
    x1.append(3)
    y1 = x1
w1 = x1
---
ﬁ = {0}
𝐱 = 1
w1 = fi, x
ªb = 2
---
w1 = '\N{BULLET}\N{LATIN SMALL LETTER SHARP S}\400\x41\u00e9\U0001F600\d\
two\0'
w2 = b'\377\x00\'' rb'\x41' b"\
"
---
w1 = 0XfF, 0B11, 0O17, 1_0.0_1e1_0, 00, 0_0, 1E5, 1J, .5e-3, 0x_f
---
class A:
    __x = 1
    def get(self): return self.__x, self._A__x
    _y = [__x]
w1 = A().get()
w2 = sorted(k for k in vars(A) if 'x' in k)
---
class A:
    n = 0
    def __init__(self): A.n += 1
    def __enter__(self): return self
    def __exit__(self, t, v, tb): return t is KeyError
with A() as w1, A() as w2:
    raise KeyError
w1 = w2 = A.n
---
class A:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v > o.v
    def __hash__(self): return 1
    def __eq__(self, o): return self.v == o.v
    def __add__(self, o): return self.v + o
    def __radd__(self, o): return o, self.v
    def __getattr__(self, n): return n
    def __call__(self, *a): return a
    def __contains__(self, x): return x
    def __iter__(self): return iter([1, self.v])
    def __bool__(self): return False
w1 = [a.v for a in sorted([A(1), A(3), A(2)])], A(1) + 2, 2 + A(1)
w2 = A(1).foo, A(1)(5), 0 in A(1), list(A(2)), not A(1), len({A(1), A(1)})
---
def f1(a, b=2, *c, d, e=5, **f):
    return a, b, c, d, e, f
w1 = f1(1, d=4), f1(1, 2, 3, d=4, g=6), f1(*[1, 2], **{'d': 3})
try:
    f1(1)
except TypeError as e:
    w2 = str(e)
---
def f1(a, /, b, *, c): pass
w1 = []
for args, kw in (((), {}), ((1, 2, 3), {}), ((1,), {'a': 1}), ((1, 2), {'b': 2}), ((1, 2), {'d': 1, 'c': 1})):
    try:
        f1(*args, **kw)
    except TypeError as e:
        w1.append(str(e))
---
i = 5
w1 = [i for i in range(3)], i
w2 = [j := 7, j]
w3 = [(k1, m1 := k1) for k1 in range(2)], m1
---
def f1():
    x = 1
    def g(): return x
    x = 2
    return g()
w1 = f1()
def f2():
    def g(): return y
    try:
        return g()
    except NameError as e:
        return str(e)
    y = 1
w2 = f2()
---
def f1():
    global g1
    g1 = {0}
    del g1
    g1 = 2
f1()
---
x1 = 1
def f1():
    try:
        return x1
    finally:
        globals()['x1'] = 2
w1 = f1(), x1
---
a = b = c = [{0}]
a += [1]
b = b + [2]
c[:] = [3]
---
a, (b, *c), d = 1, (2, 3, 4), {0}
*a, b = 'xyz'
(a, b), c = [1, 2], a
i, l1 = 0, [5, 6]
i, l1[i] = 1, 7
---
x1: int = {0}
y1: undefined
(z1): 1 / 0 = 2
d1 = {}
d1['a']: str = 'b'
---
if 0:
    never = 1
else:
    x1 = 1
while 0:
    pass
else:
    y1 = 2
for z1 in ():
    pass
else:
    z2 = 3
---
for x1 in range(3):
    if x1 == {1}:
        break
else:
    w1 = 'none'
---
w1 = [str(b'a'), repr('\'"'), repr("'"), repr('\x7f\xa0\xad\u2028\ue000\U0010ffff')]
w2 = ascii('é\U0001F600'), repr(b'\'\t\\')
---
w1 = [' 1 2 '.split(), ' 1 2 '.split(' '), 'a,b,,'.split(','), ''.split(), ''.split(',')]
w2 = 'aXbXc'.rsplit('X', 1), 'a\x1cb\u2029c\r\n'.splitlines(), 'abc'.split('b', -1)
---
w1 = 'abc'[::-1], 'abc'[5:], 'abc'[-5:2], 'abc'[2:0:-1], 'é日😀'[1:]
w2 = str(([1, 2, 3][::-2], (1, 2, 3)[-1:-3:-1], range(10)[2:8:3]))
---
w1 = int(' 1_000\n'), int('１２'), int('-0x1f', 16), int('0b1', 0), float(' 1_0.5e1 '), float('-iNf'), complex(' 1+2j ')
---
w1 = [f(x) for f in (bool, str, repr) for x in ('', 0, 0.0, [], {}, None, (), set(), 0j, '0', [0])]
---
w1 = 'ß'.upper(), 'ǆ'.title(), 'İ'.lower(), 'ΑΣ'.lower(), 'ﬁ'.casefold()
w2 = "they're bill's".title(), 'ŉ'.upper(), 'ʼn'.capitalize()
---
w1 = {1, 2} == {2, 1}, {1: 2} == {1.0: 2.0}, [1] == (1,), 1 == '1', None == 0, b'a' == 'a'
w2 = (1, 2) < (1, 2, 0), [[]] < [[0]]
---
w1 = (1 < 2 == True), (1 < 2) == True, not 1 == 2, 1 in [1] == True
w2 = -2 ** 2, 2 ** -1, 2 ** 3 ** 2, 1 if 0 else 2 if 0 else 3
---
w1 = isinstance(True, int), type(True) is int, issubclass(bool, (str, int))
w2 = type(1) == type(True), isinstance('', (list, str | bytes))
---
w1 = [*range(3), *'ab', *{'k': 1}], {**{'a': 1}, 'a': 2, **{'b': 3}}, (*(), 1)
---
w1 = dict([('a', 1)], a=2, b=3), dict({'x': 1}.items()), dict(zip('ab', [1])), {}.fromkeys('aab', [])
---
s1 = {3, 1, 2}
w1 = sorted(s1), len(s1 | {4}), s1 >= {1}, (s1 ^ {1, 9}) == {2, 3, 9}
---
s1 = {'b', 'a', 'c'}
w1 = list(s1)
---
w1 = str({'only'}), list({'one'}), [x for x in {'a'}]
---
w1 = str({10, 1, 33, 8, 16})
---
w1 = tuple({{0}, 'z'})
---
def f1(x, acc=[], *, memo={}):
    acc.append(x)
    memo[x] = len(acc)
    return acc, memo
f1(1)
w1 = f1({1} if 0 else 2)
---
l1 = [[0] * 2] * 2
l1[0][0] = {0}
l2 = [[0] * 2 for _ in range(2)]
l2[0][0] = {0}
d1 = dict.fromkeys('ab', [])
d1['a'].append(1)
---
requires = ['a']
variants = [requires, requires]
variants[0].append({0})
requires = requires + ['b']
---
x1 = [1, 2]
y1 = x1.sort(), x1.reverse(), x1.append(3), x1.pop()
---
try:
    [1, 'a', 2].sort()
except TypeError as e:
    w1 = str(e)
try:
    max([1, 'a'])
except TypeError as e:
    w2 = str(e)
---
def f1(n):
    if n == 0:
        raise ValueError('deep')
    try:
        f1(n - 1)
    finally:
        w1.append(n)
w1 = []
try:
    f1(3)
except ValueError:
    pass
---
name = 'a'
@early()
def version():
    return this.name + '-1'
@early()
def description():
    return this.version
---
name = 'a'
requires = ['x']
@early()
def variants():
    this.requires.append('y')
    return [this.requires, ['b']]
tools = requires
---
@early()
def tools():
    return helper('a')
def helper(x):
    return [x, later]
later = {0}
---
data = {'k': {0}}
@early()
def data2():
    data['new'] = 1
    return sorted(data, key=str)
---
def requires():
    return ['a']
x1 = requires()
---
def commands():
    pass
x1 = commands
tools = {'f': commands, 'n': [commands]}
---
@late()
def tools():
    return ['a']
w1 = callable(tools)
---
@early()
def preprocess(): return {0}
---
def preprocess(package, data): pass
x1 = preprocess
---
def make():
    def commands():
        env.A = 1
    return commands
commands = make()
pre_commands = make()
---
early_ = globals()['early']
@early_()
def version(): return '1.' + str({1} and 2)
del early_
---
from rez.utils.lint_helper import env, building
w1 = env is None, building
requires = ['a'] if building else ['b']
---
for __i in range(2): pass
_j = __i
class __C: pass
---
match {0}:
    case [a1, *b1]: w1 = a1
    case {'k': v1}: w1 = v1
    case str(): w1 = 'str'
    case _: w1 = None
""".strip("\n").split("\n---\n")
