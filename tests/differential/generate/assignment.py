"""Promise: statements of one line: assignment in all forms, changes in place, aliases, del, assert, shadowed names."""

from .grammar import NAMES, fill, gives, rows, statement, statements

PARTS = rows(
    r"""
<v list any>[<index>] = <any>
<v list str>[<index>:<index>] = <list str>
<v list any>[:] = <iter any>
<v dict str any>[<str>] = <any>
<v list any>[::2] = <list any>
<v dict str list str>[<str>] = <list str>
<v list list str>[<index>][<index>] = <str>
<v list int>[<index>] += <int>
<v dict str any>[<word>] += <any>
<v list any>[0], <v dict str any>['k'] = <any>, <any>
<v tuple any>[0] = <any>
<v str>[0] = <str>
"""
)


@statement(30)
def assign(maker):
    kind = maker.any_kind()
    value = maker.expr(kind)
    return [f"{maker.bind(kind)} = {value}"]


@statement(3)
def assign_chained(maker):
    """Both names hold one object: what is done to one is seen through the other."""
    kind = maker.any_kind()
    value = maker.expr(kind)
    return [f"{maker.bind(kind)} = {maker.bind(kind)} = {value}"]


@gives("str", "int", "any", weight=0.5)
def walrus(maker, kind):
    value = maker.expr(kind)
    name = maker.bind(kind)
    return f"({name} := {value})"


@statement(4)
def alias(maker):
    kind = maker.pick(
        (("list", ("any",)), ("list", ("str",)), ("dict", ("str",), ("any",)), ("set", ("int",)))
    )
    held = maker.known(kind)
    value = held or maker.constant(kind)
    return [f"{maker.bind(kind)} = {value}"]


@statement(3)
def unpack(maker):
    kind = maker.pick((("str",), ("int",), ("any",)))
    value = maker.expr(maker.pick((("list", kind), ("tuple", kind))))
    if maker.chance(0.5):
        value = "(" + ", ".join(maker.expr(kind) for _ in range(3)) + ")"
    names = [maker.bind(kind) for _ in range(maker.pick((1, 2, 3, 3, 3)))]
    if maker.chance(0.5):
        star = maker.between(0, len(names) - 1)
        maker.frames[-1][names[star]] = ("list", kind)
        names[star] = "*" + names[star]
    target = ", ".join(names) + ("," if len(names) == 1 else "")
    return [f"{maker.pick(('{}', '({})', '[{}]')).format(target)} = {value}"]


@statement(3)
def augment(maker):
    kind = maker.pick(
        (("int",), ("str",), ("list", ("str",)), ("list", ("int",)), ("set", ("int",)), ("float",))
    )
    if maker.loops and kind[0] != "int":
        kind = ("int",)
    operator = {
        "int": "+ - * // % & | ^ >>",
        "str": "+ %",
        "list": "+",
        "set": "| & - ^",
        "float": "+ - * / //",
    }
    name, lines = maker.known(kind), []
    if not name:
        value = maker.expr(kind)
        name = maker.bind(kind)
        lines = [f"{name} = {value}"]
    value = maker.expr(kind if maker.chance(0.9) else ("tuple", ("str",)))
    return [*lines, f"{name} {maker.pick(operator[kind[0]].split())}= {value}"]


@statement(2)
def annotate(maker):
    """rez compiles with annotations kept as text: they are never evaluated."""
    kind = maker.any_kind()
    hint = maker.pick(("str", "list[str]", "1 / 0", "'x'", "undefined", "dict[str, int] | None"))
    if maker.chance(0.2):
        return [f"{maker.pick(NAMES)}: {hint}"]
    value = maker.expr(kind)
    return [f"{maker.bind(kind)}: {hint} = {value}"]


@statement(0.7)
def delete(maker):
    name = maker.known(("any",)) or maker.known(("str",)) or maker.pick(NAMES)
    for frame in maker.frames:
        frame.pop(name, None)
    return [f"del {name}"]


@statement(1)
def assign_part(maker):
    """In place: items, slices, nested items."""
    return [fill(maker, maker.pick(PARTS))]


statements(
    """
    <v list str>.append(<str>)
    <v list str>.append(<request>)
    <v list any>.append(<any>)
    <v list str>.extend(<list str>)
    <v list list str>.append(<list str>)
    <v list any>.insert(<index>, <any>)
    <v list str>.remove(<str>)
    <v list any>.pop()
    <v list any>.pop(<index>)
    <v list str>.sort()
    <v list str>.sort(key=len, reverse=<bool>)
    <v list any>.reverse()
    <v list any>.clear()
    <v dict str any>.update(<dict str any>)
    <v dict str any>.update(a=<any>)
    <v dict str any>.setdefault(<str>, <any>)
    <v dict str list str>.setdefault(<str>, []).append(<str>)
    <v dict str any>.pop(<str>)
    <v dict str any>.pop(<str>, None)
    <v dict str any>.popitem()
    <v dict str any>.clear()
    <v set int>.add(<int>)
    <v set int>.discard(<int>)
    <v set int>.remove(<int>)
    <v set int>.update(<list int>)
    <v set str>.add(<str>)
    <v set int>.pop()
    del <v list any>[<index>]
    del <v list str>[<index>:]
    del <v list any>[::2]
    del <v dict str any>[<str>]
    assert <bool>, <str>
    assert <any>
    <any>
    pass
    <str>; <int>
    global x; x = <any>
    l1 = [[]] * 3; l1[0].append(<str>)
    l1 = [<list str>]; l2 = l1[:]; l2[0].append(<str>); l2.append(<any>)
    d1 = dict.fromkeys([1, 2], []); d1[1].append(<any>)
    t1 = ([], <str>); t1[0].append(<any>)
    l1 = []; l2 = l1; l1 += [<any>]; l3 = l1; l1 = l1 + [<any>]
    s1 = {<int>}; s2 = s1; s1 |= {<int>, 9}
    a1 = <list any>; b1 = a1; a1 *= 2
    i1 = 0; l1 = [1, 2, 3]; i1, l1[i1] = 2, 9
    x1 = y1 = []; x1.append(<any>)
    n1 = <int>; n1 += 1; n1 *= 2
    a1 = b1 = <dict str any>; a1 |= <dict str any>
    len = <any>
    str = <any>; w1 = str
    list = <list str>; l1 = list
    True_ = True; w1 = (True_ is True)
    w1 = globals().get('name', <str>)
    w1 = 'x' in globals()
    globals()['w1'] = <any>
    vars()['w2'] = <any>
    w1 = locals() is globals()
    w1 = sorted(k for k in globals() if not k.startswith('_'))
    globals().update(w1=<any>)
    w1 = __name__
    del globals()['name']
    """,
    weight=0.45,
)
