"""Promise: says what was declined, by reason and by the construct at the line that rezdex names, as tables."""

import ast
import collections


def construct(text, line):
    """What kind of statement stands at this line, and the first computed thing in it."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return "text that does not parse"
    inside = [node for node in ast.walk(tree) if isinstance(node, ast.stmt) and spans(node, line)]
    if not inside:
        return "nothing at that line"
    node = max(inside, key=lambda node: (node.lineno, node.col_offset))
    return type(node).__name__ + first_computed(node)


def spans(node, line):
    return line is not None and node.lineno <= line <= node.end_lineno


def first_computed(statement):
    """Of its own expressions, not those of the statements in it: the innermost one that is no display or constant."""
    fields = [
        value
        for name, value in ast.iter_fields(statement)
        if name not in ("body", "orelse", "finalbody", "handlers")
    ]
    nodes = [value for field in fields for value in (field if isinstance(field, list) else [field])]
    names = []
    for node in filter(lambda node: isinstance(node, ast.AST), nodes):
        names += computed(node)
    return ": " + names[0] if names else ""


def computed(node):
    """Names of what is computed below `node`, in about the order of evaluation."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.operand, ast.Constant):
        return []  # -1
    names = [name for child in ast.iter_child_nodes(node) for name in computed(child)]
    if isinstance(node, ast.Call):
        function = node.func
        names.append(
            f".{function.attr}()"
            if isinstance(function, ast.Attribute)
            else f"{getattr(function, 'id', 'value')}()"
        )
    elif isinstance(node, ast.BinOp | ast.UnaryOp | ast.BoolOp):
        names.append(type(node.op).__name__)
    elif isinstance(node, ast.expr) and not isinstance(
        node,
        ast.Constant
        | ast.Name
        | ast.List
        | ast.Tuple
        | ast.Dict
        | ast.Set
        | ast.Attribute
        | ast.FormattedValue,
    ):
        names.append(type(node).__name__)
    return names


def table(refused, most):
    """The lines of a table: how often each reason, and under it the constructs, the commonest first."""
    reasons = collections.Counter()
    for (reason, _), count in refused.items():
        reasons[reason] += count
    lines = []
    for reason, count in reasons.most_common():
        of_it = collections.Counter({name: n for (why, name), n in refused.items() if why == reason})
        shown = ", ".join(f"{n} {name}" for name, n in of_it.most_common(most))
        lines.append(f"declined {count} {reason}: {shown}{' …' if len(of_it) > most else ''}")
    return lines


def features(loaded, answered):
    """For each producer, what share of the definitions with it was answered; the least answered first."""
    rows = sorted(loaded, key=lambda name: (answered[name] / loaded[name], -loaded[name]))
    return [f"{answered[name]:6} of {loaded[name]:6} answered: {name}" for name in rows]
