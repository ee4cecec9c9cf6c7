"""Promise: statements that hold others: if, for, while with else, break and continue; match."""

from .assignment import assign
from .grammar import NAMES, indent, nests, statement

PATTERNS = (
    "'a'",
    "1 | 2",
    "[]",
    "[first, *rest]",
    "{'a': q}",
    "str()",
    "int(w)",
    "None",
    "(1, _)",
    "{'k': str(s), **kw}",
    "-1",
    "str() | bytes()",
    "[1, [2, *_]]",
    "True",
    "x if x",
)
OVER = ("range(3)", "range(5, 0, -2)", "'abc'", "b'ab'", "reversed([1, 2])")


@statement(7)
@nests
def if_statement(maker):
    lines = [f"if {condition(maker)}:", *indent(maker.lines(2))]
    if maker.chance(0.3):
        lines += [f"elif {condition(maker)}:", *indent(maker.lines(1))]
    if maker.chance(0.4):
        lines += ["else:", *indent(maker.lines(2))]
    if maker.chance(0.1):
        value = maker.expr(("int",))
        return [f"if {condition(maker)}: {maker.pick(NAMES)} = {value}"]
    return lines


def condition(maker):
    if maker.chance(0.08):
        name = maker.bind(("int",))
        return f"({name} := {maker.expr(('int',))}) > 1"
    return maker.expr(("bool",) if maker.chance(0.8) else ("any",))


def loop_body(maker):
    """Ends, now and then, in break or continue under a condition."""
    lines = maker.lines(2)
    if maker.chance(0.35):
        lines.insert(
            maker.pick((0, len(lines))), f"if {condition(maker)}: {maker.pick(('break', 'continue'))}"
        )
    return lines


@statement(4)
@nests
def for_statement(maker):
    if maker.loops >= 2:
        return assign(maker)
    kind = maker.pick((("str",), ("int",), ("any",), ("str",)))
    over = maker.expr(maker.pick((("list", kind), ("list", kind), ("tuple", kind))))
    target = maker.bind(kind)
    if maker.chance(0.2):
        over = maker.pick(
            (f"enumerate({over})", f"zip({over}, {over})", f"{maker.expr(('dict', kind, kind))}.items()")
        )
        target = f"{maker.bind(('int',))}, {target}"
    elif maker.chance(0.15):
        over = maker.pick(
            ("range(3)", "range(5, 0, -2)", "'abc'", "b'ab'", "reversed([1, 2])", f"sorted({over}, key=repr)")
        )
        maker.frames[-1][target] = ("int",)
    maker.loops += 1
    lines = [f"for {target} in {over}:", *indent(loop_body(maker))]
    maker.loops -= 1
    if maker.chance(0.2):
        lines += ["else:", *indent(maker.lines(1))]
    return lines


@statement(1.5)
@nests
def while_statement(maker):
    """A counter of its own ends it, whatever its body does."""
    if maker.loops >= 2:
        return assign(maker)
    count = maker.fresh("n")
    maker.loops += 1
    body = [f"{count} += 1", *loop_body(maker)]
    maker.loops -= 1
    test = maker.pick(("", "", f" and {maker.expr(('bool',))}"))
    lines = [f"{count} = 0", f"while {count} < {maker.between(0, 4)}{test}:", *indent(body)]
    if maker.chance(0.25):
        lines += ["else:", *indent(maker.lines(1))]
    return lines


@statement(0.7)
@nests
def match_statement(maker):
    subject = maker.expr(maker.pick((("str",), ("int",), ("list", ("any",)), ("dict", ("str",), ("any",)))))
    lines = [f"match {subject}:"]
    for pattern in (maker.pick(PATTERNS), maker.pick(PATTERNS)):
        lines += [f"    case {pattern}:", *indent(maker.lines(1), "        ")]
    return [*lines, "    case _:", *indent(maker.lines(1), "        ")] if maker.chance(0.6) else lines
