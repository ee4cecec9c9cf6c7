"""Promise: itertools, functools, operator and collections over values of all kinds, some drawn from only in part."""

from .grammar import fill, indent, rows, statement

FUNCTIONS = rows("""
lambda x: x
lambda x: not x
lambda *a: a
bool
str
None
len
partial(max, <int>)
operator.itemgetter(0)
operator.not_
""")

TWO = rows("""
lambda a, b: (a, b)
lambda a, b: a + b
max
operator.add
operator.mul
partial(min, 2)
str.join
""")

# `{one}` is a function of one argument, `{two}` of two.
ITERATORS = rows("""
itertools.chain.from_iterable(<list str>)
itertools.chain.from_iterable([<list any>, <any>, <str>])
itertools.chain(<list any>, <iter int>, <str>)
itertools.count(<int>)
itertools.count(<int>, <small>)
itertools.count(start=2, step=-3)
itertools.cycle(<list any>)
itertools.cycle(<str>)
itertools.repeat(<any>)
itertools.repeat(<any>, <small>)
itertools.repeat(<any>, times=2)
itertools.accumulate(<list int>)
itertools.accumulate(<list str>, {two})
itertools.accumulate(<list any>, {two}, initial=<any>)
itertools.accumulate(<iter int>, initial=<int>)
itertools.accumulate(<list any>)
itertools.islice(<list any>, <small>)
itertools.islice(<str>, <small>, <small>)
itertools.islice(<iter int>, <small>, None, <small>)
itertools.islice(itertools.count(), <small>, <small>, <small>)
itertools.islice(<list int>, <any>)
itertools.takewhile({one}, <list any>)
itertools.dropwhile({one}, <list any>)
itertools.filterfalse({one}, <list any>)
itertools.compress(<str>, <list any>)
itertools.compress(data=<list int>, selectors=<list bool>)
itertools.starmap({two}, [(1, 2), (<any>, <any>), 'ab'])
itertools.starmap({one}, [[1], (<any>,)])
itertools.zip_longest(<list any>, <str>, <iter int>)
itertools.zip_longest(<list str>, <list any>, fillvalue=<any>)
itertools.groupby(<list any>)
itertools.groupby(<str>, {one})
itertools.groupby(sorted(<list str>, key=len), key=len)
itertools.groupby(<list int>, key=lambda x: x > 2)
itertools.product(<str>, repeat=2)
itertools.product(<list int>, <str>, repeat=<small>)
itertools.permutations(<str>, 2)
map({two}, <list any>, <list any>)
map({one}, <list any>)
filter({one}, <list any>)
""")

DRAWS = rows("""
out = list(itertools.islice({it}, 6))
out = [next(it0, 'end') for it0 in [{it}] for i in range(4)]
out = [x for x, _ in zip({it}, range(5))]
out = [k for k, g in zip('abc', {it})]
it0 = {it}; out = [list(itertools.islice(it0, 2)), list(itertools.islice(it0, 3))]; del it0
it0 = itertools.groupby({finite}, {one}); out = [(k, list(g)) for k, g in it0]; del it0
it0 = itertools.groupby({finite}); out = [(k, next(g, 0)) for k, g in it0]; del it0
it0 = list(itertools.groupby({finite}, {one})); out = [(k, list(g)) for k, g in it0]; del it0
it0 = iter({finite}); out = [list(itertools.takewhile({one}, it0)), list(it0)]; del it0
it0 = iter({finite}); out = [list(itertools.islice(it0, 1, 3)), list(it0)]; del it0
it0 = iter({finite}); out = [list(itertools.zip_longest(it0, it0, it0)), list(it0)]; del it0
""")

VALUES = rows("""
functools.reduce({two}, <list any>)
functools.reduce({two}, <list int>, <any>)
functools.reduce(lambda a, b: a + b, <list str>, '')
functools.reduce(operator.or_, <list set int>, set())
partial({two}, <any>)(<any>)
partial({one})(<any>)
partial(lambda *a, **k: (a, k), <any>, k=<any>)(<any>, k=<any>, j=1)
partial(partial(lambda *a, **k: (a, k), <any>, z=1), <any>, y=2)(3, z=<any>)
partial(dict, a=<any>)(b=<any>)
partial(<any>)
sorted(<list str>, key=operator.itemgetter(-1))
sorted(<list tuple any>, key=operator.itemgetter(<small>))
operator.itemgetter(<index>)(<list any>)
operator.itemgetter(0, -1)(<str>)
operator.itemgetter(<hashable>)(<dict any str>)
operator.itemgetter(*<list str>)(<dict str any>)
operator.attrgetter('real')(<any>)
operator.attrgetter('imag', 'real.real')(<int>)
operator.methodcaller('upper')(<any>)
operator.methodcaller('split', <str>)(<str>)
operator.methodcaller('get', <str>, default=1)(<dict str any>)
operator.methodcaller('replace', 'a', <str>)(<str>)
list(map(operator.methodcaller(<str>), <list str>))
operator.add(<any>, <any>)
operator.sub(<any>, <any>)
operator.mul(<any>, <small>)
operator.mod(<any>, <any>)
operator.truediv(<int>, <int>)
operator.floordiv(<int>, <int>)
operator.pow(<int>, <small>)
operator.and_(<any>, <any>)
operator.xor(<any>, <any>)
operator.lt(<any>, <any>)
operator.ge(<int>, <int>)
operator.eq(<any>, <any>)
operator.ne(<any>, <any>)
operator.is_(<any>, None)
operator.is_not(None, <any>)
operator.contains(<any>, <any>)
operator.getitem(<any>, <any>)
operator.getitem(<list any>, <index>)
operator.neg(<any>)
operator.invert(<int>)
operator.not_(<any>)
operator.truth(<any>)
operator.lshift(<int>, <small>)
operator.setitem(<list int>, 0, 1)
""")

# What is done to `d`, a dict of collections.
MADE = rows("""
OrderedDict()
OrderedDict(<dict str any>)
OrderedDict([(<hashable>, <any>), ('a', 1), (<str>, <any>)])
OrderedDict(a=<any>, b=<any>)
OrderedDict(<any>)
OrderedDict.fromkeys(<list str>)
OrderedDict.fromkeys(<iter str>, <any>)
defaultdict(list)
defaultdict(int, <dict any str>)
defaultdict(lambda: <any>, a=<any>)
defaultdict(None, <dict str any>)
defaultdict(dict)
Counter(<str>)
Counter(<list any>)
Counter(<dict str int>)
Counter()
""")

DONE = rows("""
d[<hashable>] = <any>
d['a'] += <any>
d['n'] += 1
d['a'].append(<any>)
d[<str>]['b'] = 1
del d['a']
del d[<hashable>]
d.update(<dict str any>)
d.update(<any>)
d.setdefault(<str>, <any>)
d.pop('a', None)
d.pop(<hashable>)
d.move_to_end('a')
d.clear()
d = d.copy()
d = dict(d)
""")

SEEN = rows("""
dict(d)
list(d)
list(d.items())
sorted(d, key=repr)
sorted(d.values(), key=repr)
[k for k in d]
{k: v for k, v in d.items()}
{**d}
dict(**d)
len(d), bool(d)
'a' in d, <hashable> in d
d['a']
d[<hashable>], list(d)
d.get('a'), d.get(<hashable>, <any>), len(d)
list(reversed(d))
d == <dict str any>, d != {}, d == <any>
d == OrderedDict(d)
OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1)
isinstance(d, dict), isinstance(d, (list, str))
d.most_common()
d.most_common(<small>)
d.most_common(2)
'%(a)s' % d
'{a}'.format(**d)
str(d)
d.keys() & {'a'}, d.items() == {}.items()
max(d, default=0)
next(iter(d), None)
list(map(d.get, ['a', 'b']))
d
[d]
{'in': d}
d.keys()
""")

FUNCTION_PROGRAMS = tuple(
    text.strip("\n").split("\n")
    for text in (
        """
def deco(f):
    @functools.wraps(f)
    def inner(*a, **k):
        'inner'
        inner.calls = getattr(inner, 'calls', 0) + 1
        return [f(*a, **k), inner.calls]
    inner.mark = <any>
    return inner
@deco
def made(x=<any>):
    'made'
    return x
made.note = <any>
out = [made(), made(1), made.__name__, made.__doc__, made.calls, made.mark, made.note, hasattr(made, 'other')]""",
        """
def deco(f):
    @functools.wraps(f)
    def inner():
        return f()
    return inner
@deco
@early()
def description():
    return <str>""",
        """
def deco(f):
    @functools.wraps(f)
    def inner():
        return 1
    return inner
@deco
def commands():
    # what it says
    env.A = 'a'""",
        """
def deco(f):
    @functools.wraps(f)
    def inner():
        return 1
    return inner
@deco
@include('module')
@late()
def tools():
    return []""",
        """
def renamed():
    'what it does'
    return 1
renamed.__name__ = <str>
renamed.__doc__ = <any>
out = [renamed.__name__, renamed.__doc__]""",
        """
def made():
    return 1
made.__name__ = 'commands'
other = made""",
        """
def made():
    pass
made.x = <any>
made.y = made.x
try:
    made.x += <any>
    out = [made.x, made.y, made.z]
except AttributeError:
    out = 'no z'
except Exception:
    out = 'other'""",
        """
seen = []
@functools.lru_cache(maxsize=<any>)
def made(*a, **k):
    seen.append(a)
    return [a, k]
out = [made(1), made(1), made(1.0), made(True), made(a=1), made(a=1), made('a'), made('a', 'b')]
same = made(1)
same.append(<any>)
out.append(made(1))
del made""",
        """
@functools.lru_cache()
def made(n):
    return n if n < 2 else made(n - 1) + made(n - 2)
out = [made(i) for i in range(<small>)]
del made""",
        """
@functools.cache
def made(x):
    return [x]
out = [made(<any>), made(<hashable>)]
extra = made""",
        """
get = operator.itemgetter(<small>)
call = functools.partial(int, base=2)
out = [get('abc'), call('101')]""",
    )
)


def mapping(maker):
    lines = ["d = " + maker.pick(MADE)]
    for _ in range(maker.between(0, 3)):
        done = maker.pick(DONE)
        lines += (
            [done] if maker.chance(0.7) else ["try:", "    " + done, "except Exception:", "    caught = 1"]
        )
    lines += [f"out = {maker.pick(SEEN)}"]
    if maker.chance(0.3):
        lines = [
            "try:",
            *indent(lines),
            "except Exception as e:",
            "    out = ('raised', isinstance(e, KeyError))",
        ]
    maker.frames[-1]["out"] = ("any",)
    end = maker.pick(([], ["d = dict(d)"], ["del d"]))
    return [
        "from collections import Counter, OrderedDict, defaultdict",
        *(fill(maker, one) for one in lines),
        *end,
    ]


@statement(3)
def library(maker):
    if maker.blocks or maker.in_function:
        return ["pass"]
    way = maker.rng.random()
    if maker.chance(0.3):
        return mapping(maker)
    if way < 0.5:
        line = maker.pick(DRAWS).replace("{it}", maker.pick(ITERATORS))
        line = line.replace(
            "{finite}", maker.pick(("<list any>", "<str>", "<list int>", "'aabbca'", "[1, 1, 2, 0, 2]"))
        )
    elif way < 0.8:
        line = "out = " + maker.pick(VALUES)
    else:
        line = "\n".join(maker.pick(FUNCTION_PROGRAMS))
    while "{one}" in line:
        line = line.replace("{one}", maker.pick(FUNCTIONS), 1)
    while "{two}" in line:
        line = line.replace("{two}", maker.pick(TWO), 1)
    lines = [fill(maker, part) for part in line.replace("; ", "\n").split("\n")]
    if way < 0.8 and maker.chance(0.7):
        lines = [
            "try:",
            *indent(lines),
            "except Exception as e:",
            "    out = ('raised', isinstance(e, TypeError))",
        ]
    maker.frames[-1]["out"] = ("any",)
    return ["import functools, itertools, operator", "from functools import partial", *lines]
