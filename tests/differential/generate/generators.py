"""Promise: generator functions of many shapes, and what draws from them: for, next, send, throw, close, yield from."""

from .grammar import fill, indent, rows, statement

# An expression of `v` (what was sent last, or 0), each with a yield in it.
YIELDING = rows("""
(yield v)
(yield <any>)
(yield)
(yield (yield v))
[v, (yield 1), (yield v)]
(v, (yield <str>), v)
str((yield v))
(yield v) or (v, 'or')
(v if (yield v) else 'no')
((yield v), (yield 'two'))[0]
repr((yield v)) + repr((yield 2))
dict(k=(yield v), j=(yield <int>))
(lambda *a: a)(v, (yield 1), v)
not (yield v)
(v, (yield v)) == (v, 1)
-(yield 1)
(w := (yield v))
'%s/%s' % ((yield v), v)
(yield from inner())
(yield from [v, 2])
(yield from 'ab')
[(yield from inner()), v]
(yield from (x for x in (v, 1)))
f'{(yield v)}'
{'k': (yield v)}
[*(1, 2), (yield v)]
v and (yield v)
""")

SIMPLE = rows("""
yield
yield v
yield <any>
yield v, seen
yield from inner()
yield from <list any>
yield from ()
v = yield v
v = yield
v: int = yield v
v, *w = (yield v), 1, 2
a = b = yield v
v += yield 1
seen.append(v)
seen.append('at')
seen += [(yield v)]
v = {0}
seen.append({0})
assert v
""")

INNER = (
    "yield 7",
    "yield 7; yield 8; return 'inner'",
    "r = yield 7; yield r; return r",
    "yield from (7, 8)",
    "seen.append('inner'); raise ValueError('inner'); yield",
    "return 'nothing'; yield",
)
RAISING = (
    "raise ValueError(v)",
    "raise KeyError('k')",
    "raise StopIteration",
    "raise StopIteration(1)",
    "1 / 0",
    "raise",
)
HANDLERS = (
    "except ValueError:",
    "except (KeyError, ZeroDivisionError) as e:",
    "except Exception as e:",
    "except GeneratorExit:",
    "except StopIteration as e:",
    "except:",
)


def block(maker, depth, loops):
    lines = []
    for _ in range(maker.between(1, 3)):
        lines += part(maker, depth, loops)
    return indent(lines)


def part(maker, depth, loops):
    """One statement of a generator's body."""
    way = maker.rng.random()
    if way < 0.12 and depth:
        lines = [f"if {maker.pick(('v', 'seen', '(yield v)', 'not v'))}:", *block(maker, depth - 1, loops)]
        return lines + (["else:", *block(maker, depth - 1, loops)] if maker.chance(0.4) else [])
    if way < 0.24 and depth and loops < 2:
        over = maker.pick(("range(2)", "(v, 1)", "inner()", "(yield v) or 'ab'", "(x for x in inner())"))
        lines = [f"for v in {over}:", *block(maker, depth - 1, loops + 1)]
        return lines + (["else:", *block(maker, depth - 1, loops)] if maker.chance(0.3) else [])
    if way < 0.32 and depth and loops < 2:
        count = maker.fresh("n")
        test = maker.pick((f"{count} < 2", f"{count} < 3 and v", f"(yield v) and {count} < 2"))
        lines = [f"{count} = 0", f"while {test}:", f"    {count} += 1", *block(maker, depth - 1, loops + 1)]
        return lines + (["else:", *block(maker, depth - 1, loops)] if maker.chance(0.3) else [])
    if way < 0.50 and depth:
        return try_statement(maker, depth - 1, loops)
    if way < 0.58:
        return [maker.pick(RAISING)]
    if way < 0.64:
        return [maker.pick(("return", "return v", "return (yield v)", "return [v, 1]"))]
    if way < 0.70 and loops:
        return [maker.pick(("break", "continue"))]
    if way < 0.85:
        return [fill(maker, "v = " + maker.pick(YIELDING))]
    return [fill(maker, maker.pick(SIMPLE).replace("{0}", maker.pick(YIELDING)))]


def try_statement(maker, depth, loops):
    lines = ["try:", *block(maker, depth, loops)]
    handlers = maker.between(0, 2)
    for i in range(handlers):
        head = maker.pick(HANDLERS if i == handlers - 1 else HANDLERS[:-1])
        lines += [head, *block(maker, depth, loops)]
        if " as e" in head and maker.chance(0.6):
            lines.append("    yield type(e) is KeyError")
    if handlers and maker.chance(0.3):
        lines += ["else:", *block(maker, depth, loops)]
    if not handlers or maker.chance(0.4):
        lines += ["finally:", *block(maker, depth, loops)]
    return lines


# What draws from `made()`, each ending what it began.
DRAWS = tuple(
    text.strip("\n").split("\n")
    for text in (
        "out = list(made())",
        "out = [x for x in made()]",
        "out = sorted(made(), key=repr)",
        "out = [*made(), 1]",
        "out = ','.join(str(x) for x in made())",
        "out = {str(x): x for x in made()}",
        "first, *out = made()",
        "out = list(zip(made(), made()))",
        "out = list(enumerate(made(), 1))",
        "out = 1 in made()",
        "out = next(made(), 'none')",
        "out = []\nfor x in made():\n    out.append(x)\n    if len(out) > 5:\n        break",
        """
it = made()
out = []
for sent in (None, 1, <any>, 0, 'a', None, [], 3):
    try:
        out.append(it.send(sent))
    except StopIteration as e:
        out.append(('stop', e.value, e.args))
        break
out += list(it)
del it""",
        """
it = made()
out = [next(it, 'end'), next(it, 'end')]
try:
    out.append(it.throw({raised}))
except StopIteration as e:
    out.append(('stop', e.value))
except Exception as e:
    out.append(isinstance(e, ValueError))
out += list(it)
del it""",
        """
it = made()
out = [next(it, 'end')]
try:
    out.append(it.close())
except RuntimeError as e:
    out.append(str(e))
out.append(next(it, 'closed'))
del it""",
        """
def outer():
    r = yield from made()
    yield ('result', r)
    return seen
it = outer()
out = []
while len(out) < 9:
    try:
        out.append(it.send(len(out) % 3 if out else None))
    except StopIteration as e:
        out.append(e.value)
        break
out += list(it)
del it""",
        """
def outer():
    try:
        yield from made()
    except ValueError:
        yield 'value'
    yield from made()
it = outer()
out = [next(it, 0), next(it, 0)]
out.append(it.throw({raised}))
out += list(it)
del it""",
    )
)
RAISED = (
    "ValueError",
    "ValueError('thrown')",
    "KeyError('k')",
    "StopIteration",
    "GeneratorExit",
    "ZeroDivisionError()",
)


@statement(4)
def generator(maker):
    if maker.blocks or maker.in_function:
        return ["pass"]
    inner = ["def inner():", *indent(maker.pick(INNER).split("; "))]
    made = ["def made(v=0):", *block(maker, 3, 0), *(["    yield v"] if maker.chance(0.8) else [])]
    if "yield" not in "".join(made):
        made.append("    yield")
    draw = [fill(maker, line.replace("{raised}", maker.pick(RAISED))) for line in maker.pick(DRAWS)]
    if maker.chance(0.5):
        draw = [
            "try:",
            *indent(draw),
            "except Exception as e:",
            "    out = ('raised', isinstance(e, RuntimeError))",
        ]
    maker.frames[-1]["out"] = ("any",)
    return ["seen = []", *inner, *made, *draw, "shown = str(seen)"]
