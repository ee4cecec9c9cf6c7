"""Promise: the machinery of the generator: kinds of values, templates of expressions, and the maker that fills them.

A *kind* says loosely what a value is: ("str",), ("list", ("str",)), ("dict", ("str",), ("int",)) … As text, in
templates: `<str>`, `<list str>`, `<dict str int>`; `<T>`, `<K>`, `<V>` stand for the wanted kind's own parts and
`<v list str>` for a variable of that kind where there is one. Kinds are a hint: a share of holes is filled with
something else on purpose, so that a share of the definitions raises.
"""

import ast
import bisect
import collections
import functools
import random
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


NAMES = (
    "x", "y", "a", "b", "c", "data", "_private", "config_args", "parts", "value", "items", "flag", "total",
    "requires", "tools", "authors", "description", "major", "plugins", "_native", "category", "uuid", "help", "l1",
)  # fmt: skip
KINDS = [
    ("str",), ("int",), ("list", ("str",)), ("list", ("int",)), ("bool",), ("dict", ("str",), ("any",)), ("float",),
    ("tuple", ("any",)), ("list", ("any",)), ("none",), ("bytes",), ("set", ("int",)), ("list", ("list", ("str",))),
    ("dict", ("str",), ("list", ("str",))), ("dict", ("any",), ("str",)), ("complex",), ("set", ("str",)),
    ("frozenset", ("int",)), ("range",), ("tuple", ("str",)), ("list", ("tuple", ("any",))),
]  # fmt: skip
KIND_TOTALS = [
    30,
    48,
    66,
    74,
    82,
    88,
    93,
    98,
    103,
    106,
    110,
    114,
    119,
    122,
    125,
    127,
    129,
    131,
    133,
    137,
    139,
]
HASHABLE = (("str",), ("str",), ("int",), ("bool",), ("none",), ("float",), ("bytes",), ("tuple", ("str",)))


class Maker:
    """Makes one definition's text. `frames` are the names in sight: {name: kind}, the innermost last."""

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.frames = [{}]
        self.depth = 0
        self.max_depth = self.rng.choice((1, 2, 2, 3, 4))
        self.wrong = self.rng.choice((0, 0, 0, 0.01, 0.03))
        self.blocks = 0  # statements nest no deeper than a few of these
        self.loops = 0
        self.in_function = 0
        self.serial = 0
        self.used = set()

    def chance(self, probability):
        return self.rng.random() < probability

    def pick(self, choices):
        return choices[int(self.rng.random() * len(choices))]

    def between(self, low, high):
        return low + int(self.rng.random() * (high + 1 - low))

    def weighted(self, table):
        producers, totals = table
        return producers[bisect.bisect_right(totals, self.rng.random() * totals[-1])]

    def any_kind(self):
        return KINDS[bisect.bisect_right(KIND_TOTALS, self.rng.random() * KIND_TOTALS[-1])]

    def hashable(self):
        return self.pick(HASHABLE)

    def settle(self, kind):
        """A kind that says what to make: `any` becomes one of all; the heads that stand for several, one of them."""
        if kind == ("any",):
            return kind if self.chance(0.06) else self.any_kind()
        if kind == ("hashable",):
            return self.hashable()
        if kind == ("number",):
            return self.pick((("int",), ("float",), ("bool",)))
        if kind[0] in ("iter", "of"):
            return (
                self.pick(("list", "list", "tuple", "set") if kind[0] == "iter" else ("list", "tuple")),
                kind[1],
            )
        return kind

    def expr(self, kind):
        """The text of an expression that gives a value of this kind, most of the time."""
        if kind[0] in FIXED:
            return LITERALS[kind[0]](self, kind)
        kind = self.settle(kind)
        if self.chance(self.wrong):
            kind = self.any_kind()
        way = self.rng.random()
        if way < 0.25:
            name = self.known(kind)
            if name:
                return name
        if way < 0.45 or self.depth >= self.max_depth or kind[0] not in EXPRESSIONS:
            return self.constant(kind)
        producer = self.weighted(EXPRESSIONS[kind[0]])
        self.used.add(producer.name)
        self.depth += 1
        try:
            return producer(self, kind)
        finally:
            self.depth -= 1

    def constant(self, kind):
        return LITERALS[kind[0]](self, kind)

    def known(self, kind):
        """A name in sight whose value is of this kind, or None."""
        names = [name for frame in self.frames for name, held in frame.items() if fits(held, kind)]
        return self.pick(names) if names else None

    def variable(self, kind):
        """A name of this kind; else a constant in parentheses, so that what is done to it is lost."""
        return self.known(self.settle(kind)) or f"({self.constant(self.settle(kind))})"

    def bind(self, kind, prefer_new=0.7):
        """A name for a value of this kind, from now on in sight."""
        name = self.pick(NAMES)
        if self.chance(prefer_new):
            fresh = [name for name in NAMES if name not in self.frames[-1]]
            name = self.pick(fresh) if fresh else name
        self.frames[-1][name] = kind
        return name

    def fresh(self, stem):
        """A name that stands nowhere else."""
        self.serial += 1
        return f"{stem}{self.serial}"

    def lines(self, most=3):
        """The lines of a block of statements, not indented. What is bound there is rarely used behind it."""
        made = []
        before = dict(self.frames[-1])
        self.blocks += 1
        for _ in range(self.between(1, most)):
            made += self.statement()
        self.blocks -= 1
        if self.chance(0.9):
            self.frames[-1] = before
        return made

    def statement(self):
        while True:
            producer = self.weighted(STATEMENTS)
            if self.blocks < 3 or not getattr(producer, "nests", False):
                break
        self.used.add(producer.name)
        return producer(self)


def fits(held, kind):
    return (
        held == kind
        or (held[0] == kind[0] and len(kind) > 1 and kind[-1] == ("any",))
        or held == ("anything",)
    )


def indent(lines, by="    "):
    return [by + line for line in lines]


def nests(function):
    """Marks a statement that holds others."""
    function.nests = True
    return function
