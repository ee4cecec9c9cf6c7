"""Promise: compares what rezdex makes of containers with CPython: values, exceptions, and what is left behind.

Each case is a few statements about a list, a dict, a set, a tuple and a range, some of them shared and nested;
each in a `try` that keeps the name of the exception. Generated from a seed, weighted to the edges: bounds past
both ends, equal keys of other types, containers that change while they are walked. A case that rezdex declines
is counted by its reason; a value where CPython has another is wrong. What depends on the order of a set is
found by running CPython under two hash seeds.
"""

import argparse
import collections
import json
import os
import random
import re
import subprocess
import sys

import expressions

ERRORS = ["KeyError", "IndexError", "TypeError", "ValueError", "RuntimeError", "StopIteration"]
ERRORS += ["OverflowError", "AttributeError"]
SCALARS = [
    "0",
    "1",
    "2",
    "3",
    "True",
    "False",
    "1.0",
    "2.5",
    "'a'",
    "'b'",
    "'ab'",
    "''",
    "None",
    "b'x'",
    "-1",
]
KEYS = ["0", "1", "True", "1.0", "'a'", "'b'", "'c'", "None", "(1, 'a')", "()", "frozenset({1})", "2**70"]
KEY_FUNCTIONS = ["None", "str", "len", "abs", "lambda x: -x", "lambda x: x[0]", "lambda x: str(x)", "bool"]


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, *choices):
        return self.random.choice(choices)

    def index(self):
        r = self.random
        if r.random() < 0.1:
            return self.pick("True", "None", "1.0", "'a'", "2**64", "-2**64")
        return str(r.randrange(-7, 8))

    def bound(self):
        return "" if self.random.random() < 0.35 else self.index()

    def slice(self):
        step = self.pick("", "", f":{self.index()}", ":-1", ":2", ":-2", ":0")
        return f"{self.bound()}:{self.bound()}{step}"

    def scalar(self):
        return self.random.choice(SCALARS)

    def key(self):
        return self.random.choice(KEYS) if self.random.random() < 0.9 else self.pick("[]", "{}", "{1}", "a")

    def item(self, depth=0):
        shape = self.random.random()
        if shape < 0.7 or depth > 1:
            return self.scalar()
        return self.display(depth + 1)

    def display(self, depth=0):
        items = [self.item(depth) for _ in range(self.random.randrange(4))]
        kind = self.random.randrange(5)
        if kind == 0:
            return f"({''.join(item + ', ' for item in items)})"
        if kind == 1:
            pairs = ", ".join(f"{self.key()}: {item}" for item in items)
            return f"{{{pairs}}}"
        if kind == 2 and items:
            return f"{{{', '.join(self.random.choice(KEYS) for _ in items)}}}"
        return f"[{', '.join(items)}]"

    def alike(self):
        """Items that have an order, as a rule."""
        r = self.random
        kind = r.randrange(4)
        count = r.randrange(6)
        if kind == 0:
            items = [str(r.randrange(-3, 4)) for _ in range(count)]
        elif kind == 1:
            items = [repr("".join(r.choices("abB", k=r.randrange(3)))) for _ in range(count)]
        elif kind == 2:
            items = [f"({r.randrange(3)}, {self.pick(0, 1, repr('a'))})" for _ in range(count)]
        else:
            items = [self.pick("1", "2.5", "True", "0", "-0.0", "10**20", "'a'") for _ in range(count)]
        open_, close = self.pick("[]", "[]", "()", "{}")
        if open_ == "(":
            return f"({''.join(item + ', ' for item in items)})"
        return f"{open_}{', '.join(items)}{close}" if items or open_ == "[" else "set()"

    def iterable(self):
        return self.pick(
            *[
                "a",
                "t",
                "d",
                "s",
                "f",
                "r",
                "d.keys()",
                "d.values()",
                "d.items()",
                "'añ€'",
                "b'ab'",
                "iter(a)",
            ],
            *["reversed(a)", "reversed(t)", "reversed(d)", "reversed(r)", "reversed('añ')", "enumerate(a)"],
            *["enumerate(t, 3)", "zip(a, t)", "zip(a, d, 'xyz')", "zip()", "map(str, t)", "filter(None, a)"],
            *["map(lambda x, y: (x, y), a, t)", "filter(lambda x: x, t)", "reversed(d.items())", "5", "None"],
            *[self.display(), self.display(), self.alike()],
        )

    def pairs(self):
        r = self.random
        pairs = [f"({self.key()}, {self.item()})" for _ in range(r.randrange(3))]
        other = self.pick("'ab'", "[1, 2]", "(1,)", "5", "['x', 1]", "'abc'")
        return self.pick(f"[{', '.join([*pairs, other])}]", f"[{', '.join(pairs)}]", "d", "zip('ab', a)")

    def of_list(self):
        r, i, x = self.random, self.index(), self.item()
        return r.choice(
            [f"a[{i}]", f"a[{self.slice()}]", f"a.append({x})", f"a.extend({self.iterable()})", "a.clear()"]
            + [
                f"a.insert({i}, {x})",
                f"a.remove({x})",
                "a.pop()",
                f"a.pop({i})",
                f"a.index({x})",
                "a.reverse()",
            ]
            + [
                f"a.index({x}, {i})",
                f"a.index({x}, {i}, {self.index()})",
                f"a.count({x})",
                "a.copy()",
                "len(a)",
            ]
            + [
                f"a.sort(key={r.choice(KEY_FUNCTIONS)}, reverse={self.pick(True, False, 1)})",
                "a.sort()",
                "a + a",
            ]
            + [f"t[{i}]", f"t[{self.slice()}]", f"t.index({x})", f"t.count({x})", f"'añ€x'[{self.slice()}]"]
            + [
                f"{x} in {self.pick('a', 't', 'r', 'd', 's', 'f')}",
                f"a == {self.display()}",
                "callable(a.append)",
            ]
            + [
                "a.pop(1, 2)",
                "a.append(x=1)",
                "a.sort(1)",
                "t.append(1)",
                f"t.count({x}, 1)",
                "list(a).pop()",
            ]
        )

    def of_dict(self):
        k, x = self.key(), self.item()
        return self.random.choice(
            [f"d[{k}]", f"d.get({k})", f"d.get({k}, {x})", f"d.setdefault({k}, {x})", f"d.pop({k})", "len(d)"]
            + [
                f"d.pop({k}, {x})",
                "d.popitem()",
                f"d.update({self.pairs()})",
                f"d.update({self.pairs()}, z={x})",
            ]
            + [
                "list(d)",
                "list(d.items())",
                "list(d.values())",
                "d.copy()",
                "d.clear()",
                f"d | {self.display()}",
            ]
            + [
                f"dict.fromkeys({self.iterable()}, {x})",
                f"dict({self.pairs()})",
                f"dict({self.pairs()}, k={x})",
            ]
            + [
                f"{k} in d.keys()",
                f"{x} in d.values()",
                f"({k}, {x}) in d.items()",
                "d.update(1, 2)",
                "d.get()",
            ]
            + [
                f"d.keys() {self.pick('&', '|', '-', '^', '==', '<=', '<')} {self.pick('s', 'a', 'd', 'd.keys()')}"
            ]
            + [
                f"d.items() {self.pick('&', '|', '-', '==', '>=')} {self.pick('d.items()', 'set(d.items())', 's')}"
            ]
            + [
                f"{{**d, {k}: {x}}}",
                f"d == {self.display()}",
                "d.values() == d.values()",
                "d.items() == d.items()",
            ]
        )

    def of_set(self):
        k = self.key()
        s, other = self.pick("s", "s", "f"), self.pick("s", "f", "{1, 'a'}", "{True, 'z'}", "d.keys()", "a")
        method = self.pick("union", "intersection", "difference", "symmetric_difference")
        update = self.pick(
            "update", "intersection_update", "difference_update", "symmetric_difference_update"
        )
        test = self.pick("issubset", "issuperset", "isdisjoint")
        return self.random.choice(
            [
                f"{s} {self.pick('|', '&', '-', '^')} {other}",
                f"{s} {self.pick('<', '<=', '>', '>=', '==')} {other}",
            ]
            + [
                f"{s}.{method}({self.iterable()})",
                f"{s}.{test}({self.iterable()})",
                f"s.{update}({self.iterable()})",
            ]
            + [
                f"s.add({k})",
                f"s.discard({k})",
                f"s.remove({k})",
                "s.pop()",
                "s.copy()",
                "s.clear()",
                f"{k} in {s}",
            ]
            + [
                f"{s}.{method}()",
                f"s.union({self.iterable()}, {self.iterable()})",
                "len(s)",
                "f.copy()",
                "f.add(1)",
            ]
            + [
                f"set({self.iterable()})",
                f"frozenset({self.iterable()})",
                "{s} == {f}",
                "{f} == {f}",
            ]
        )

    def of_functions(self):
        r, many = self.random, self.iterable
        key = r.choice(KEY_FUNCTIONS)
        return r.choice(
            [
                f"list({many()})",
                f"tuple({many()})",
                f"sorted({many()})",
                f"sorted({self.alike()})",
                f"sum({many()})",
            ]
            + [
                f"sorted({self.alike()}, key={key})",
                f"sorted({self.alike()}, reverse={self.pick(True, 0, 1)})",
            ]
            + [
                f"{self.pick('min', 'max')}({self.alike()})",
                f"{self.pick('min', 'max')}({self.alike()}, key={key})",
            ]
            + [
                f"{self.pick('min', 'max')}({self.item()}, {self.item()})",
                f"max({many()}, default={self.item()})",
            ]
            + [f"any({many()})", f"all({many()})", f"len({many()})", f"sum({self.alike()}, {self.item()})"]
            + [f"next({many()})", f"next(iter({many()}), {self.item()})", f"list(zip({many()}, {many()}))"]
            + [f"list(enumerate({many()}, {self.index()}))", f"list(map({key}, {many()}))", f"bool({many()})"]
            + [
                f"list(filter({key}, {many()}))",
                f"list(reversed({many()}))",
                f"sum([[1], {self.item()}], [])",
            ]
            + [f"{self.item()} in {many()}", f"{self.display()} == {self.display()}", f"not {many()}"]
            + [f"{self.item()} {self.pick('<', '<=', '>', '>=', '==', '!=')} {self.item()}", f"[*{many()}]"]
            + [
                f"{self.display()} {self.pick('<', '<=', '>', '>=')} {self.display()}",
                f"(lambda *x: x)(*{many()})",
            ]
        )

    def of_range(self):
        r = self.random
        made = f"range({', '.join(self.index() for _ in range(r.randrange(1, 4)))})"
        made = r.choice([made, made, "range(2**62, -2**62, -2**61)", "range(10**18)", "range(0)"])
        huge = "**" in made
        item = str(r.randrange(10)) if huge else self.scalar()  # CPython would look at each of a huge range
        return r.choice(
            [f"list({made})[:20]" if not huge else f"len({made})"]
            + [f"{made}[{self.index()}]", f"{item} in {made}", f"{made}.index({item})"]
            + [f"{made}.count({item})", f"len({made})", f"{made} == {made}", f"{made}.start, {made}.stop"]
            + [f"(lambda x: (x.start, x.stop, x.step))({made}[{self.slice()}])", f"bool({made})"]
            + [f"{made}[{self.slice()}] == {made}", f"tuple(reversed({made}[:9]))", f"r[{self.index()}]"]
        )

    def identity(self):
        objects = [
            "a",
            "d",
            "s",
            "t",
            "f",
            "b",
            "None",
            "a[0]",
            "()",
            "True",
            "t[:]",
            "frozenset(f)",
            "len",
            "int",
        ]
        return f"{self.random.choice(objects)} {self.pick('is', 'is not')} {self.random.choice(objects)}"

    def statement(self):
        """A statement that changes something."""
        r, i, x = self.random, self.index(), self.item()
        return r.choice(
            [
                f"a[{i}] = {x}",
                f"a[{self.slice()}] = {self.iterable()}",
                f"del a[{i}]",
                f"del a[{self.slice()}]",
            ]
            + [
                f"d[{self.key()}] = {x}",
                f"del d[{self.key()}]",
                f"t[{i}] = {x}",
                "del t[0]",
                f"'abc'[{i}] = 'x'",
            ]
            + [
                f"a += {self.iterable()}",
                f"d |= {self.pairs()}",
                f"s {self.pick('|=', '&=', '-=', '^=')} {{1, 'q'}}",
            ]
            + [
                f"a *= {self.pick(0, 1, 2, -1)}",
                f"b.append({x})",
                f"t += ({x},)",
                f"f |= {{{r.choice(KEYS)}}}",
            ]
            + [f"s |= {self.iterable()}", f"del a[{self.slice()}], a[{i}]", f"a, b = b, {self.display()}"]
            + [f"a[{i}], a[{self.index()}] = {self.iterable()}", f"p, *q = {self.iterable()}"]
        )

    def loop(self):
        """A container that changes while it is walked."""
        change = self.pick(
            *[
                "a.append(n)",
                "a.pop()",
                "a.clear()",
                "a.insert(0, n)",
                "d.pop(i, 0)",
                "d[n] = n",
                "d[i] = n",
                "pass",
            ],
            *["d.clear()", "s.add(n)", "s.discard(i)", "a.remove(i)", "d.popitem()", "a.reverse()", "n += 5"],
        )
        over = self.pick(
            "a", "d", "s", "d.items()", "d.values()", "reversed(a)", "enumerate(a)", "zip(a, d)", "r"
        )
        lines = ["n = 0", f"for i in {over}:", "    n += 1", f"    if n > {self.random.randrange(9)}: break"]
        return "\n    ".join([*lines, f"    {change}"])

    def case(self):
        r = self.random
        items = [self.item() for _ in range(r.randrange(6))]
        keys = [r.choice(KEYS) for _ in range(r.randrange(5))]
        lines = [
            "name = 'x'",
            f"a = [{', '.join(items)}]",
            f"d = {{{', '.join(f'{key}: {self.item()}' for key in keys)}}}",
            f"s = set([{', '.join(r.choice(KEYS) for _ in range(r.randrange(4)))}])",
            f"f = frozenset([{', '.join(r.choice(KEYS) for _ in range(r.randrange(4)))}])",
            f"t = ({''.join(self.item() + ', ' for _ in range(r.randrange(5)))})",
            f"b = {self.pick('a', 'a', '[a, d]', '[]', '[[]]')}",
            f"r = range({r.randrange(-3, 9)})",
        ]
        steps = r.randrange(1, 5)
        lines += [f"x{number} = None" for number in range(steps)]
        for number in range(steps):
            lines += ["try:", f"    {self.step(number)}"]
            for error in ERRORS:
                lines += [f"except {error}:", f"    x{number} = 'raised {error}'"]
        # Of an attribute that is a dict, rez accepts strings as keys only.
        names = [*"adstfb", *(f"x{number}" for number in range(steps))]
        lines += [f"k_{name} = ({name},)" for name in names]
        return "\n".join([*lines, f"r = i = n = p = q = {' = '.join(names)} = 0", ""])

    def step(self, number):
        kinds = [self.of_list, self.of_dict, self.of_set, self.of_functions, self.of_range, self.identity]
        kind = self.random.choice([*kinds, *kinds[:4], self.statement, self.statement, self.loop])
        text = kind()
        if text.startswith(("a.extend(", "a += ")):  # a list that grows as long as it grows
            text = re.sub(r"(iter|enumerate|filter|reversed)\((None, )?a", r"\1(\2t", text)
        return text if kind in (self.statement, self.loop) else f"x{number} = {text}"


def run(text):
    """The globals of a case in CPython, or the name of the exception that nothing caught."""
    found = {}
    try:
        exec(text, found)
    except Exception as error:
        return type(error).__name__
    return {name: value for name, value in found.items() if not name.startswith("__")}


def answers_of(texts, seed):
    """What this script's CPython gives under a hash seed: each case's values by name, in their form."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    command = [sys.executable, "-W", "ignore", __file__, "--answer"]
    done = subprocess.run(
        command, input=json.dumps(texts), capture_output=True, check=True, text=True, env=environment
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def answer():
    for text in json.load(sys.stdin):
        found = run(text)
        if isinstance(found, str):
            print(json.dumps(found))
        else:
            print(json.dumps({name: repr(expressions.form(value)) for name, value in found.items()}))


def difference(answer, theirs, under_another_seed, declined):
    if answer["status"] == "dynamic":
        declined[answer["reason"]] += 1
        return None
    if answer["status"] == "invalid" or isinstance(theirs, str):
        same = answer["status"] == "invalid" and isinstance(theirs, str)
        return None if same else f"{answer['status']} line {answer['line']}; CPython: {theirs}"
    unknown = {each["name"] if isinstance(each, dict) else each for each in answer["unknown"]}
    for name, value in theirs.items():
        if name in unknown:
            continue
        ours = repr(expressions.decoded(answer["data"][name])) if name in answer["data"] else "nothing"
        if ours != value or under_another_seed[name] != value:
            return f"{name} is {ours}; CPython: {value}, or {under_another_seed[name]}"
    return None


def main():
    parser = expressions.arguments(__doc__, 5000)
    parser.add_argument("--answer", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.answer:
        return answer()

    generator = Generator(options.seed)
    cases = [generator.case() for _ in range(options.count)]
    declined, wrong = collections.Counter(), []
    answers = expressions.ask_rezdex(options.rezdex, cases)
    for text, ours, theirs, other in zip(
        cases, answers, answers_of(cases, 1), answers_of(cases, 4), strict=True
    ):
        found = difference(ours, theirs, other, declined)
        if found:
            brief = re.sub(r"except.*\n.*\n", "", text).split("k_a")[0]
            wrong.append(f"{brief}  {found}"[:3000])
        elif options.show_declined and ours["status"] == "dynamic":
            line = text.splitlines()[(ours["line"] or 1) - 1]
            print(f"  declined {ours['reason']}: {line.strip()}"[:300])
    print(f"{options.count} cases of seed {options.seed}: {len(wrong)} wrong, declined {dict(declined)}")
    print("\n".join(wrong[:10]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
