"""Promise: values that nobody knows in advance: what the disk says, and what is made of that.

What the disk says is so of one half of them and not of the other, so that each way is taken.
"""

from .grammar import fill, indent, nests, rows, statement

ASKED = rows(
    r"""
os.path.exists('/')
os.path.exists('/nosuch')
os.path.isdir('/')
os.path.isdir(<word>)
os.path.isfile('/nosuch/a')
os.path.islink(os.path.join('/', <word>))
"""
)
MADE = rows(
    r"""
not {u}
{u} and {other}
{u} or {other}
{u} and <word>
{u} or <v str>
{u} or [<str>]
<v bool> and {u}
<word> if {u} else <version>
<v any> if {u} else <word>
[<word>] if {u} else []
'%s/%s' % (<word>, <word>) if {u} else <word>
os.path.join(<word>, <word>) if {u} else os.getenv('REZDEX_A')
os.getenv(<word>) if not {u} else None
(<v list str> if {u} else <v list str>)
{u} == <v any>
{u} != {other}
{u} is <word>
None is not {u}
bool({u})
[{u}, <v any>]
{'k': {u}}
"""
)
DOUBTFUL = rows(
    r"""
{u} and <any>
<any> if {u} else <any>
{u} == <any>
{u} is <any>
{u} + <any>
<any> + {u}
<any> < {u}
<any> % {u}
{u}.real
{u}()
-{u}
'%s' % {u}
f'{{u}}'
'{}'.format({u})
str({u})
int({u})
len({u})
list({u})
dict({u})
type({u}) is bool
isinstance({u}, <any>)
isinstance({u}, bool)
hasattr({u}, 'upper')
getattr({u}, 'real', 1)
any([{u}, <bool>])
any([True, {u}])
all([False, {u}])
sorted([{u}, {u}])
max([{u}])
[<any>, <any>][{u}]
<list any>[{u}:]
<list any>.count({u})
{u} in <list any>
<any> in {u}
{{u}: 1}
<str>.join({u})
<str>.startswith({u})
os.path.join({u})
os.getenv({u})
os.getenv('REZDEX_UNSET', {u})
{}.get('k', {u})
{}.setdefault('k', {u})
os.path.exists(path={u})
os.path.basename(p=<str>)
list(map({u}, [1]))
list(zip(<list any>, {u}))
[{u} for x in <list any>]
[x for x in <list any> if {u}]
[*{u}]
(lambda q: q)({u})
ModifyList(append={u})
ModifyList(append=[{u}])
print({u})
{u} and [].append(1)
{u} and {1: 2}
{u} and os.path.join
{u} and (lambda: 1)
{u} == {u} == {u}
<str> if <bool> and {u} else <str>
"""
)


def ask(maker):
    return fill(maker, maker.pick(ASKED))


def made(maker, unknowns):
    text = maker.pick(DOUBTFUL if maker.chance(0.12) else MADE)
    maker.used.add("unknown " + text)
    return fill(maker, text.replace("{u}", maker.pick(unknowns)).replace("{other}", ask(maker)))


def value(maker):
    """What an `if` may choose: plain data most of the time."""
    if maker.chance(0.1):
        return maker.expr(maker.pick((("str",), ("list", ("str",)), ("any",))))
    kind = maker.pick((("str",), ("str",), ("list", ("str",)), ("int",), ("none",)))
    return maker.known(kind) or maker.constant(kind)


def assignments(maker, names):
    order = names if maker.chance(0.6) else names[::-1]
    values = [value(maker) if maker.chance(0.92) else maker.pick(names) for _ in order]
    lines = [f"{name} = {made}" for name, made in zip(order, values, strict=True) if maker.chance(0.8)]
    return lines or [maker.pick(("pass", "pass", "print('not there')"))]


@statement(1.5)
@nests
def unknown_values(maker):
    """Asked once, or not bound at all; then used. The names are dropped from what is in sight: few know their kind."""
    unknowns, lines = [ask(maker)], ["import os"]
    for _ in range(maker.between(1, 4)):
        name = maker.fresh("unknown")
        lines.append(f"{name} = {made(maker, unknowns)}")
        unknowns.append(name)
    return lines


@statement(1.5)
@nests
def unknown_decides(maker):
    names = [maker.fresh("chosen") for _ in range(maker.pick((1, 1, 2)))]
    lines = ["import os"]
    lines += [f"{name} = {value(maker)}" for name in names if maker.chance(0.9)]
    lines += [f"if {made(maker, [ask(maker)]) if maker.chance(0.2) else ask(maker)}:"]
    lines += indent(assignments(maker, names))
    if maker.chance(0.2):
        lines += [f"elif {ask(maker)}:", *indent(assignments(maker, names))]
    if maker.chance(0.6):
        lines += ["else:", *indent(assignments(maker, names))]
    if maker.chance(0.3):
        lines.append(f"{maker.fresh('after')} = {maker.pick(names)}")
    return lines


@statement(1.5)
@nests
def unknown_returned(maker):
    """A function that gives one or the other; early or called."""
    name = maker.fresh("choose")
    body = [f"if {ask(maker)}:", *indent([f"return {value(maker)}"])]
    if maker.chance(0.1):
        body = [f"x = {value(maker)}", *body]
    if maker.chance(0.2):
        body += [f"elif {ask(maker)}:", *indent([f"return {value(maker)}"])]
    if maker.chance(0.4):
        body.append("else:")
        body += indent([f"return {value(maker)}"])
    elif maker.chance(0.95):
        body.append(f"return {value(maker)}")
    lines = ["import os"]
    if maker.chance(0.5):
        return [*lines, "@early()", f"def {name}():", *indent(body)]
    return [*lines, f"def _{name}():", *indent(body), f"{name} = _{name}()"]
