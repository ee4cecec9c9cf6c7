"""Promise: functions of all parameter kinds, closures, recursion, lambdas, decorators, generators, classes, calls."""

from .corners import CORNERS
from .grammar import fill, gives, indent, nests, statement, statements
from .snippets import SNIPPETS

RESULTS = [
    ("str",),
    ("str",),
    ("int",),
    ("list", ("str",)),
    ("any",),
    ("bool",),
    ("dict", ("str",), ("any",)),
]


def in_function(maker, names, most=2):
    """Statements of a function's body, with these names in sight: [(name, kind)]."""
    outer = maker.loops, maker.blocks
    maker.loops, maker.blocks = 1, maker.blocks + 1
    maker.frames.append(dict(names))
    maker.in_function += 1
    lines = []
    for _ in range(maker.between(0, most)):
        lines += [line for line in maker.statement() if not line.lstrip().startswith("global ")]
    return lines, outer


def end_function(maker, outer):
    maker.frames.pop()
    maker.in_function -= 1
    maker.loops, maker.blocks = outer


@statement(7)
@nests
def function_and_call(maker):
    name = maker.fresh(maker.pick(("_version", "_helper", "make", "get_requires")))
    signature, names, call = maker.pick(SIGNATURES)(maker)
    kind = maker.pick(RESULTS)
    body, outer = in_function(maker, names)
    if maker.chance(0.2):
        body += [f"if {maker.expr(('bool',))}:", f"    return {maker.expr(kind)}"]
    body += [f"return {maker.expr(kind)}"] if maker.chance(0.95) else ["pass"]
    end_function(maker, outer)
    value = f"{name}({call})"
    lines = [f"def {name}({signature}):", *indent(body)]
    return [*lines, f"{maker.bind(kind)} = {value}"]


def no_parameters(maker):
    return "", (), ""


def positional(maker):
    kind = maker.any_kind()
    call = maker.expr(kind)
    return "p", [("p", kind)], maker.pick((call, f"p={call}" if not call.startswith("*") else call))


def defaulted(maker):
    kind = maker.any_kind()
    default = maker.expr(kind)
    call = maker.pick(("", maker.expr(kind), f"q={maker.expr(kind)}", f"p={maker.expr(kind)}"))
    return f"p={default}, q=None", [("p", kind), ("q", ("none",))], call


def variadic(maker):
    call = ", ".join(maker.expr(("any",)) for _ in range(maker.between(0, 3)))
    call += maker.pick(("", "", f"{', ' if call else ''}*{maker.expr(('list', ('any',)))}"))
    return "*args", [("args", ("tuple", ("any",)))], call


def keywords(maker):
    call = maker.pick((f"b={maker.expr(('any',))}, a=1", f"**{maker.expr(('dict', ('str',), ('any',)))}", ""))
    return "**kw", [("kw", ("dict", ("str",), ("any",)))], call


def keyword_only(maker):
    return (
        "p, *, q=2",
        [("p", ("str",)), ("q", ("int",))],
        f"{maker.expr(('str',))}, q={maker.expr(('int',))}",
    )


def positional_only(maker):
    call = maker.pick(
        (f"{maker.expr(('str',))}, {maker.expr(('int',))}", f"{maker.expr(('str',))}, q=1", "p=1, q=2")
    )
    return "p, /, q", [("p", ("str",)), ("q", ("int",))], call


def everything(maker):
    names = [
        ("p", ("int",)),
        ("q", ("str",)),
        ("rest", ("tuple", ("any",))),
        ("k", ("int",)),
        ("more", ("dict", ("str",), ("any",))),
    ]
    call = fill(maker, "<int>, <str>, <any>, k=3, z=<any>")
    return "p, /, q='d', *rest, k=1, **more", names, call


SIGNATURES = (
    no_parameters, no_parameters, positional, positional, defaulted, variadic, keywords, keyword_only, positional_only,
    everything,
)  # fmt: skip


@statement(2)
@nests
def decorated(maker):
    """A decorator of our own that passes on, wraps or replaces."""
    outer = maker.fresh("deco")
    form = maker.pick(
        (
            [f"def {outer}(f):", "    return f"],
            [
                f"def {outer}(f):",
                "    def inner(*a, **k):",
                "        return [f(*a, **k)]",
                "    return inner",
            ],
            [f"def {outer}(f):", f"    return {maker.expr(('str',))}"],
            [f"def {outer}(f):", "    f.mark = 1", "    return f"],
            [f"{outer} = lambda f: f()"],
            [f"def {outer}(f):", "    r = f()", "    return lambda: r"],
        )
    )
    name = maker.fresh("made")
    value = maker.expr(("any",))
    call = maker.pick((f"{name}()", name, f"{name}.__name__", f"callable({name})"))
    return [*form, f"@{outer}", f"def {name}():", f"    return {value}", f"{maker.bind(('any',))} = {call}"]


@statement(1)
@nests
def names_listed(maker):
    """What locals(), vars() and dir() show of a function."""
    name = maker.fresh("listing")
    body, outer = in_function(maker, [("p", ("any",))], 4)
    end_function(maker, outer)
    value = maker.pick(
        ("locals()", "vars()", "dir()", "'%(p)s' % locals()", "list(locals())", "'{q}'.format(**vars())")
    )
    lines = [f"def {name}(p, q=1, *r, **s):", *indent(body), f"    return {value}"]
    return [*lines, f"{maker.bind(('any',))} = {name}({maker.expr(('any',))})"]


statements(
    """
    w1 = (lambda p: p)(<any>)
    w1 = (lambda p, q=<int>: (p, q))(<any>)
    w1 = (lambda *a, **k: (a, k))(<int>, z=<any>)
    f1 = lambda x: x + <int>; w1 = f1(<int>)
    f1 = lambda: w9; w9 = <any>; w1 = f1()
    f1 = [lambda: i for i in range(3)]; w1 = [f() for f in f1]
    f1 = [lambda i=i: i for i in range(3)]; w1 = [f() for f in f1]
    w1 = (lambda f: f(f))(lambda f: 1)
    w1 = max(<list str>, key=lambda x: (len(x), x))
    w1 = list(map(lambda a, b: (a, b), <list any>, <list any>))
    """,
    weight=0.3,
)


@statement(6)
def snippet(maker):
    text = maker.pick(maker.pick((SNIPPETS, CORNERS)))
    for name in ("total", "seen", "w0"):
        maker.frames[-1].pop(name, None)
    lines = text.replace("{0}", maker.expr(("any",))).replace("{1}", maker.expr(("any",))).split("\n")
    if "import" in text or maker.in_function or maker.blocks:
        return lines
    maker.frames[-1]["w1"] = ("any",)
    return lines


@gives("any", "str", "int", "list", weight=0.6)
def lambda_call(maker, kind):
    """The body sees the parameter and what is outside."""
    inner = maker.any_kind()
    argument = maker.expr(inner)
    maker.frames.append({"p": inner})
    body = maker.expr(kind)
    maker.frames.pop()
    return f"(lambda p: {body})({argument})"
