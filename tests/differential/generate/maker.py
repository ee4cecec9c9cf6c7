"""Promise: the maker: what chooses by seed, knows the names in sight, and fills the templates of grammar.py."""

import bisect
import random

from .grammar import EXPRESSIONS, FIXED, LITERALS, NAMES, STATEMENTS

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
