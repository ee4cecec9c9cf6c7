"""Promise: the machinery of the generator: kinds of values, templates of expressions and statements, their tables.

A *kind* says loosely what a value is: ("str",), ("list", ("str",)), ("dict", ("str",), ("int",)) … As text, in
templates: `<str>`, `<list str>`, `<dict str int>`; `<T>`, `<K>`, `<V>` stand for the wanted kind's own parts and
`<v list str>` for a variable of that kind where there is one. Kinds are a hint: a share of holes is filled with
something else on purpose, so that a share of the definitions raises.
"""

import ast
import collections
import functools
import re

HOLE = re.compile(r"<((?:v )?[A-Za-z]+(?: [A-Za-z]+)*)>")
PARTS = {"list": 1, "tuple": 1, "set": 1, "frozenset": 1, "dict": 2, "iter": 1, "of": 1}
# Kinds that only a literal fills: never wrong, never computed.
FIXED = {
    "small",
    "index",
    "char",
    "spec",
    "percent",
    "word",
    "version",
    "request",
    "bind",
    "attribute",
    "variable",
}
OPERATORS = (ast.BinOp, ast.BoolOp, ast.Compare, ast.IfExp, ast.UnaryOp, ast.Lambda, ast.NamedExpr)

NAMES = (
    "x", "y", "a", "b", "c", "data", "_private", "config_args", "parts", "value", "items", "flag", "total",
    "requires", "tools", "authors", "description", "major", "plugins", "_native", "category", "uuid", "help", "l1",
)  # fmt: skip

# head of a kind -> (producers, their running total of weights)
EXPRESSIONS = collections.defaultdict(lambda: ([], []))
STATEMENTS = ([], [])
LITERALS = {}


def parse_kind(words):
    """One kind off the front of `words`: ["dict", "str", "int"] -> ("dict", ("str",), ("int",))."""
    head = words.pop(0)
    return (head, *(parse_kind(words) for _ in range(PARTS.get(head, 0))))


class Template:
    """`<str>.join(<list str>)`: a producer of one expression, or one line of a statement."""

    def __init__(self, text):
        self.name = text
        pieces = HOLE.split(text)
        self.texts = pieces[::2]
        self.holes = [self.hole(piece) for piece in pieces[1::2]]
        # `<int>.real`: a number needs parentheses there.
        self.primary = [after.startswith((".", "[")) for after in self.texts[1:]]
        try:
            tree = ast.parse(HOLE.sub("x", text), mode="eval").body
            self.wrap = isinstance(tree, OPERATORS)
        except SyntaxError:
            self.wrap = False

    @staticmethod
    def hole(words):
        words = words.split()
        variable = words[0] == "v"
        return variable, parse_kind(words[1:] if variable else words)

    def __call__(self, maker, kind):
        parts = dict(zip("TUW" if len(kind) < 3 else "KV", kind[1:], strict=False))
        made = [self.texts[0]]
        for (variable, wanted), primary, text in zip(self.holes, self.primary, self.texts[1:], strict=True):
            wanted = replaced(wanted, parts)
            filled = maker.variable(wanted) if variable else maker.expr(wanted)
            made += ["(" + filled + ")" if primary and filled[0] in "0123456789.-" else filled, text]
        text = "".join(made)
        return "(" + text + ")" if self.wrap and not maker.chance(0.06) else text


@functools.lru_cache(4096)
def template(text):
    return Template(text)


def fill(maker, text):
    """A template that is made on the spot, filled."""
    return template(text)(maker, ("none",))


def rows(text):
    """The lines of a table, one alternative each."""
    return text.strip("\n").split("\n")


def replaced(kind, parts):
    if len(kind) == 1:
        return parts.get(kind[0], ("any",) if len(kind[0]) == 1 else kind)
    return (kind[0], *(replaced(part, parts) for part in kind[1:]))


def add(table, producer, weight):
    producers, totals = table
    producers.append(producer)
    totals.append((totals[-1] if totals else 0) + weight)


def expressions(head, templates, weight=1.0):
    """Each line of `templates` is an expression whose value is of a kind with this head."""
    lines = [line.strip() for line in templates.strip().splitlines()]
    for line in filter(None, lines):
        add(EXPRESSIONS[head], Template(line), weight)


def gives(*heads, weight=1.0):
    """The function (maker, kind) -> text makes expressions of these heads."""

    def register(function):
        function.name = function.__name__
        for head in heads:
            add(EXPRESSIONS[head], function, weight)
        return function

    return register


def literal(*heads):
    """The function (maker, kind) -> text writes constants of these heads."""

    def register(function):
        for head in heads:
            LITERALS[head] = function
        return function

    return register


def statement(weight=1.0):
    """The function (maker) -> lines makes one statement."""

    def register(function):
        function.name = function.__name__
        add(STATEMENTS, function, weight)
        return function

    return register


def statements(templates, weight=1.0):
    """Each line of `templates` is a statement of one line, with `;` where it is several."""
    lines = [line.strip() for line in templates.strip().splitlines()]
    for line in filter(None, lines):
        template = Template(line)
        made = lambda maker, template=template: template(maker, ("none",)).split("; ")  # noqa: E731 - needs a name
        made.name = line
        add(STATEMENTS, made, weight)


def indent(lines, by="    "):
    return [by + line for line in lines]


def nests(function):
    """Marks a statement that holds others."""
    function.nests = True
    return function
