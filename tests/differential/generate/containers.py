"""Promise: expressions that give lists, tuples, dicts, sets and ranges: methods, slices, built-ins, comprehensions."""

from .grammar import expressions, gives

expressions(
    "list",
    """
    <list T> + <list T>
    <list T> + [<T>]
    <list T> * <small>
    <small> * <list T>
    <list T>[<index>:<index>]
    <list T>[::-1]
    <list T>[<index>::<index>]
    <list T>[:]
    <list T>.copy()
    list(<iter T>)
    list(<tuple T>)
    list(<v list T>)
    sorted(<list T>)
    sorted(<list T>, reverse=True)
    sorted(<iter T>, key=str)
    sorted(<list T>, key=repr, reverse=<bool>)
    sorted(set(<list T>), key=repr)
    sorted(list(set(<list T>)))
    sorted(list(<set T>), reverse=<bool>)
    list(reversed(<list T>))
    list(<dict K T>.values())
    list(filter(None, <list T>))
    [<T>] * <small>
    [*<list T>, *<tuple T>]
    <list T> or <list T>
    <list T> if <bool> else <list T>
    <list list T>[<index>]
    <dict str list T>.get(<str>, [])
    <dict str list T>.setdefault(<str>, [])
    sum(<list list T>, [])
    [x for x in <list T> if x]
    [x for x in <list T>]
    [y for x in <list list T> for y in x]
    [x for i, x in enumerate(<list T>) if i % 2]
    list(dict.fromkeys(<list T>))
    list(zip(<list T>, <list T>))
    list(map(lambda x: x, <list T>))
    [*range(<small>)]
    """,
)
expressions(
    "list",
    """
    <str>.split()
    <str>.split(<char>)
    <str>.split(<str>, <index>)
    <str>.rsplit(None, 1)
    <str>.rsplit(<char>, maxsplit=<small>)
    <version>.split('.')
    <str>.splitlines()
    <str>.splitlines(True)
    <bytes>.split(b',')
    <bytes>.splitlines()
    list(<str>)
    list(<bytes>)
    list(<range>)
    sorted(<str>)
    sorted(<set str>)
    sorted(<dict str any>)
    sorted(<list str>, key=len)
    sorted(<list str>, key=str.lower)
    sorted(<list any>, key=lambda x: str(x))
    sorted(<list str>, key=lambda x: (len(x), x))
    sorted(<dict str int>.items(), key=lambda kv: kv[1])
    list(<dict str any>)
    list(<dict str any>.keys())
    list(<dict str any>.items())
    list(enumerate(<list str>))
    list(enumerate(<str>, <int>))
    list(zip(<list str>, <range>))
    list(zip(<str>, <str>, <list int>))
    list(map(str, <list int>))
    list(map(int, <str>.split('.')))
    list(map(len, <list str>))
    list(filter(lambda x: x, <list any>))
    list(set(<list int>))
    list(<set str>)
    list(<set int>)
    list(<frozenset int>)
    [x * 2 for x in <list int>]
    [str(x) for x in <iter any>]
    ['%s-%s' % (a, b) for a in <list str> for b in <list str>]
    ['python-%s' % v for v in <list str>]
    [f'{k}-{v}' for k, v in <dict str str>.items()]
    [k for k in <dict str any> if k not in <list str>]
    [[x, y] for x in <list str> for y in [x.upper()] if y != x]
    [x if x else <str> for x in <list str>]
    [(lambda: x)() for x in <list int>]
    [f() for f in [lambda: x for x in <list int>]]
    [x for x in {<int>, <int>}]
    [i for i in range(<small>) if i < 5][:3]
    [['platform-linux', <request>], ['platform-windows', <request>]]
    [<request>, <request>]
    [<request>, 'python-' + <version>]
    [<word> + '-' + <version>]
    [*<str>]
    [*<dict str any>, *<set int>]
    """,
    weight=0.7,
)
expressions(
    "tuple",
    """
    <tuple T> + <tuple T>
    <tuple T> * <small>
    <tuple T>[<index>:]
    <tuple T>[::-1]
    tuple(<list T>)
    tuple(<iter T>)
    tuple(sorted(<list T>, key=repr))
    (<T>, *<list T>)
    <str>.partition(<char>)
    <str>.rpartition('.')
    divmod(<int>, <int>)
    divmod(<number>, <number>)
    tuple(<str>)
    tuple(x for x in <list T>)
    tuple(zip(<list T>, <list any>))[0]
    <dict str int>.popitem()
    max(<list tuple str>)
    <float>.as_integer_ratio()
    ((<T>,), [<T>], {<str>: <T>})
    tuple()
    <tuple T> if <bool> else (<T>,)
    (*<list T>, <T>)
    """,
)
expressions(
    "dict",
    """
    dict(<dict K V>)
    <dict K V>.copy()
    <dict K V> | <dict K V>
    {**<dict K V>, <K>: <V>}
    {**<dict K V>, **<dict K V>}
    {<K>: <V>, <K>: <V>, <K>: <V>}
    dict([(<K>, <V>), (<K>, <V>)])
    dict(zip(<list K>, <list V>))
    dict.fromkeys(<list K>)
    dict.fromkeys(<list K>, <V>)
    dict(a=<V>, b=<V>)
    dict(<dict K V>, z=<V>)
    {k: v for k, v in <dict K V>.items()}
    {k: v for k, v in <dict K V>.items() if v}
    {k: str(v) for k, v in sorted(<dict str any>.items())}
    {v: k for k, v in <dict str str>.items()}
    {x: len(x) for x in <list str>}
    {str(i): x for i, x in enumerate(<list V>)}
    {k: {j: k for j in <list str>} for k in <list str>}
    <dict K V> or {<K>: <V>}
    {1: <V>, True: <V>, 1.0: <V>}
    {<K>: <V>}
    {'A': <V>, 'b': {'c': <V>}}
    dict(<list tuple any>)
    {}
    dict()
    {(<int>, <str>): <V>}
    dict(enumerate(<list V>))
    """,
)
expressions(
    "set",
    """
    <set T> | <set T>
    <set T> & <set T>
    <set T> - <frozenset T>
    <set T> ^ <set T>
    set(<list T>)
    set(<str>)
    <set T>.union(<list T>, <tuple T>)
    <set T>.intersection(<iter T>)
    <set T>.difference(<list T>)
    <set T>.symmetric_difference(<list T>)
    <set T>.copy()
    {x for x in <list T>}
    {str(x) for x in <list any>}
    {1, True, 1.0, <T>}
    {0.0, -0.0, False, <int>}
    set(<range>)
    set(<dict T any>)
    <dict T any>.keys() & <list T>
    {*<list T>, <T>}
    set() or {<T>}
    """,
)
expressions(
    "frozenset",
    """
    frozenset(<list T>)
    frozenset(<set T>)
    <frozenset T> | <set T>
    <frozenset T> - <set T>
    <frozenset T>.union(<list T>)
    <frozenset T>.copy()
    frozenset()
    """,
)
expressions(
    "range",
    """
    range(<small>)
    range(<small>, <index>)
    range(<index>, <small>, -<small>)
    <range>[<index>:]
    <range>[::-1]
    reversed(range(<small>))
    """,
)
expressions(
    "none",
    """
    <v list any>.append(<any>)
    <v list any>.extend(<list any>)
    <v list str>.sort()
    <v list any>.reverse()
    <v dict str any>.update(<dict str any>)
    <v set int>.add(<int>)
    <v list any>.insert(<index>, <any>)
    print(<any>)
    <dict str any>.get(<str>)
    (lambda: None)()
    """,
)
CURSORS = ("e", "i", "k", "v", "w")


@gives("list", weight=4)
def comprehension(maker, kind):
    """Its own scope, whose names do not leak; the first iterable is evaluated outside."""
    inner = maker.pick((kind[1], ("any",), ("str",), ("int",)))
    name = maker.pick(CURSORS)
    over = maker.expr(("iter" if inner != ("any",) and maker.chance(0.2) else "list", inner))
    clauses = f"for {name} in {over}"
    maker.frames.append({name: inner})
    if maker.chance(0.2):
        second = maker.pick(CURSORS)
        clauses += f" for {second} in {maker.expr(('list', inner))}"
        maker.frames[-1][second] = inner
    if maker.chance(0.4):
        clauses += f" if {maker.expr(('bool',))}"
    body = maker.expr(kind[1])
    maker.frames.pop()
    return f"[{body} {clauses}]"


@gives("dict", weight=1.5)
def dict_comprehension(maker, kind):
    name = maker.pick(CURSORS)
    over = maker.expr(("list", ("str",)))
    maker.frames.append({name: ("str",)})
    made = f"{{{maker.expr(('str',))}: {maker.expr(kind[2])} for {name} in {over}}}"
    maker.frames.pop()
    return made
