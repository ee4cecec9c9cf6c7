"""Promise: compares expressions of numbers with CPython's own eval(): each value bit by bit, each exception.

Generated from a seed, weighted to the edges: around 2**63, 2**53 and the ends of the floats, zeros and infinities
of both signs, exact halves. An expression that rezdex declines is counted by what was asked; a value or a raise
where CPython has another is wrong.
"""

import argparse
import collections
import json
import os
import pathlib
import random
import struct
import subprocess
import sys
import tempfile
import warnings

EDGES = [0, 1, 2, 3, 7, 10, 63, 64, 255, 2**31, 2**32, 2**53, 2**62, 2**63, 2**64]
EDGES += [10**18, 10**22, 10**23, 3**40, 10**40]
FLOATS = [
    "0.0",
    "0.1",
    "0.2",
    "0.25",
    "0.3",
    "0.5",
    "1.0",
    "1.5",
    "2.0",
    "2.5",
    "3.0",
    "4.0",
    "123.456",
    "1e-5",
]
FLOATS += ["1e15", "1e16", "1e22", "1e23", "1e100", "1e308", "1e400", "1.7976931348623157e308", "5e-324"]
FLOATS += ["2.2250738585072014e-308", "9007199254740993.0", "9223372036854775808.0"]
BINARY = ["+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^"]
OTHERS = ["None", "True", "False", "'ab'", "b'xy'", "[1, 2]", "(1,)", "()", "''", "{'a': 2}", "{1}"]
OTHERS += ["2j", "-1.5j", "1+2j"]


class Generator:
    """Each method gives the text of an expression."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def integer(self):
        r = self.random
        shape = r.random()
        if shape < 0.3:
            value = r.randrange(-20, 200)
        elif shape < 0.8:
            value = r.choice(EDGES) + r.randrange(-2, 3)
        else:
            value = r.getrandbits(r.choice([8, 30, 53, 54, 62, 63, 64, 65, 100, 128, 300, 1030]))
        return f"-{value}" if r.random() < 0.35 and value > 0 else str(value)

    def floating(self):
        r = self.random
        shape = r.random()
        if shape < 0.5:
            text = r.choice(FLOATS)
        elif shape < 0.7:
            text = repr(round(r.uniform(0, 1000), r.randrange(5)))
        elif shape < 0.85:
            text = repr(r.randrange(1000) + 0.5)
        else:
            (value,) = struct.unpack("<d", struct.pack("<Q", r.getrandbits(63)))
            text = repr(value) if value == value and value < 1e309 else "1e400"
        return f"-{text}" if r.random() < 0.35 else text

    def number(self):
        shape = self.random.random()
        if shape < 0.55:
            return f"({self.integer()})"
        if shape < 0.9:
            return f"({self.floating()})"
        return f"({self.random.choice(OTHERS)})"

    def small(self):
        return f"({self.random.randrange(-3, 70)})"

    def binary(self):
        op = self.random.choice(BINARY)
        right = self.small() if op in ("**", "<<", ">>") and self.random.random() < 0.8 else self.number()
        return f"{self.number()} {op} {right}"

    def nested(self):
        ops = self.random.choices(BINARY[:3] + ["//", "%", "&", "|", "^"], k=2)
        return f"({self.number()} {ops[0]} {self.number()}) {ops[1]} {self.number()}"

    def unary(self):
        return f"{self.random.choice('+-~')}{self.number()}"

    def keys(self):
        """Whether equal numbers are one member or key, and which one stays."""
        r = self.random
        number = r.choice([self.integer(), self.floating(), "0", "1", "2**70", "1e22"])
        other = r.choice([number, f"{number} + 0.0", f"{number} * 1.0", f"{number} + 0j", self.integer()])
        if r.random() < 0.5:
            return f"{{{number}, {other}, {self.floating()}}}"
        return f"list({{{number}: 1, {other}: 2, {self.floating()}: 3}}.items())"

    def repeated(self):
        count = self.random.choice([self.small(), "True", "0", "-1", "(2**63)", "(-2**64)", "1.0"])
        pair = [self.random.choice(["'ab'", "b'x'", "[1, 'a']", "(1,)", "''", "[]", "()"]), count]
        self.random.shuffle(pair)
        return " * ".join(pair)

    def expression(self):
        kinds = [self.binary] * 8 + [self.nested] * 3 + [self.unary, self.keys, self.repeated]
        return self.random.choice(kinds)()

    def any(self):
        return self.expression() if self.random.random() < 0.5 else self.call()

    def call(self):
        return self.random.choice(
            [self.parsed, self.rounded, self.function, self.method, self.math, self.compared]
        )()

    def parsed(self):
        """Text for int() and float(): mostly right, or nearly."""
        r = self.random
        text = r.choice(
            [self.integer(), self.floating(), "0x1f", "0b101", "0o17", "1_000", "inf", "-Infinity", "nan"]
        )
        text = r.choice(
            [text, text, hex(r.getrandbits(70)), "".join(r.choices("0123456789abzAZ", k=r.randrange(1, 25)))]
        )
        for _ in range(r.choice([0, 0, 0, 1, 2])):
            at = r.randrange(len(text) + 1)
            text = (
                text[:at]
                + r.choice(["_", " ", "+", "-", "0", ".", "e", "\n", "\x1c", "\0", "_", "x"])
                + text[at:]
            )
        text = r.choice([text, f" {text}\n", f"+{text}", f"{text}e{r.randrange(-400, 400)}"])
        argument = r.choice([repr(text), repr(text), repr(text.encode())])
        if r.random() < 0.4:
            return f"float({argument})"
        base = r.choice(["", "", ", 0", ", 10", ", 16", ", base=8", f", {r.randrange(-1, 39)}", ", 2**65"])
        return f"int({argument}{base})"

    def rounded(self):
        r = self.random
        value = r.choice(
            [self.floating(), self.floating(), self.integer(), f"{r.randrange(10**6)}.5", "True"]
        )
        value = r.choice([value, f"5e{r.randrange(-5, 30)}", f"{r.randrange(1000) / 8 + 0.0625}"])
        digits = r.choice(
            ["", ", None", ", -1", f", {r.randrange(-25, 25)}", f", {r.randrange(-330, 330)}", ", 1.0"]
        )
        return f"round({value}{digits})"

    def function(self):
        r = self.random
        a, b, c = self.number(), self.number(), self.number()
        return r.choice(
            [
                f"int({a})",
                f"float({a})",
                f"complex({a})",
                f"complex({a}, {b})",
                f"complex(imag={a})",
                f"bool({a})",
            ]
            + [f"abs({a})", f"bin({a})", f"hex({a})", f"oct({a})", f"divmod({a}, {b})", f"divmod({a}, {b})"]
            + [f"pow({a}, {self.small()})", f"pow({a}, {b}, {c})", f"pow({a}, {self.small()}, {c})"]
            + [
                f"pow({a}, exp={self.small()}, mod=None)",
                f"int({a}, {b})",
                f"abs({a}, {b})",
                "int()",
                "float()",
            ]
            + ["int(x=1)", "int(base=8)", "complex()", "bool()", f"float(x={a})", "pow(2)", "pow(38, -1, 97)"]
        )

    def method(self):
        r = self.random
        integer, real = f"({self.integer()})", f"({self.floating()})"
        form = f"{r.randrange(-1, 20)}, '{r.choice(['big', 'little', 'up'])}', signed={r.choice(['True', 'False', 0])}"
        data = r.randbytes(r.randrange(12))
        return r.choice(
            [f"{integer}.bit_length()", f"{integer}.to_bytes({form})", f"{integer}.as_integer_ratio()"]
            + [
                f"int.from_bytes({data}, {form.split(', ', 1)[1]})",
                f"{integer}.real",
                f"{integer}.imag",
                "(True).real",
            ]
            + [
                f"{integer}.numerator",
                f"{integer}.denominator",
                f"{integer}.conjugate()",
                "(True).conjugate()",
            ]
            + [
                f"{real}.hex()",
                f"{real}.is_integer()",
                f"{real}.as_integer_ratio()",
                f"{real}.real",
                f"{real}.imag",
            ]
            + [
                f"float.fromhex({float(eval(real)).hex()!r})",
                "(1+2j).conjugate()",
                "(1-2j).imag",
                f"{real}.conjugate()",
            ]
            + [
                f"bool.from_bytes({data}, 'big', signed=False)",
                f"(True).to_bytes({form})",
                f"int.bit_length({integer})",
            ]
        )

    def math(self):
        r = self.random
        a, b, n, k = self.number(), self.number(), r.randrange(-1, 90), r.randrange(-1, 60)
        return r.choice(
            [f"math.floor({a})", f"math.ceil({a})", f"math.trunc({a})", f"math.sqrt({a})", f"math.fabs({a})"]
            + [f"math.gcd({a}, {b})", f"math.isclose({a}, {b})", f"math.isclose({a}, {a} * 1.0000000001)"]
            + [
                f"math.isnan({a})",
                f"math.isinf({a})",
                f"math.isfinite({a})",
                f"math.factorial({n})",
                "math.pi",
            ]
            + [
                f"math.comb({n}, {k})",
                f"math.copysign({a}, {b})",
                f"math.prod([{a}, {b}, {a}])",
                f"math.isqrt({a})",
            ]
            + [
                "math.e",
                "math.tau",
                "math.inf",
                "math.nan",
                f"math.prod([], start={a})",
                f"math.gcd({a}, {n}, {k})",
            ]
        )

    def compared(self):
        r = self.random
        a = self.number()
        b = r.choice(
            [self.number(), self.number(), f"({a} + 1)", f"float({a})", f"({a} * 1.0)", f"({a} + 0j)"]
        )
        return f"{a} {r.choice(['==', '!=', '<', '<=', '>', '>='])} {b}"


def decoded(value):
    """rezdex's JSON as a form in which equal means equal to the bit."""
    if isinstance(value, dict):
        if len(value) == 1:
            ((kind, content),) = value.items()
            if kind == "$int":
                return ("int", int(content, 16))
            if kind == "$float":
                return form(float(content))
            if kind == "$bytes":
                return ("bytes", bytes.fromhex(content))
            if kind == "$complex":
                return ("complex", *(decoded(part) for part in content))
            if kind == "$str":
                return ("str", "".join(content))
            if kind == "$tuple":
                return ("tuple", [decoded(item) for item in content])
            if kind in ("$set", "$frozenset"):
                return (kind[1:], sorted((decoded(item) for item in content), key=repr))
            if kind == "$dict":
                return ("dict", [(decoded(key), decoded(item)) for key, item in content])
        return ("dict", [(("str", key), decoded(item)) for key, item in value.items()])
    if isinstance(value, list):
        return ("list", [decoded(item) for item in value])
    return form(value)


def form(value):
    """A Python value in the same form."""
    if isinstance(value, float):
        return ("float", "nan" if value != value else struct.pack("<d", value).hex())
    if isinstance(value, complex):
        return ("complex", form(value.real), form(value.imag))
    if isinstance(value, (list, tuple)):
        return (type(value).__name__, [form(item) for item in value])
    if isinstance(value, (set, frozenset)):
        return (type(value).__name__, sorted(map(form, value), key=repr))
    if isinstance(value, dict):
        return ("dict", [(form(key), form(item)) for key, item in value.items()])
    return (type(value).__name__, value)


def definition(expression):
    """A text that binds x to the value, or to the name of the exception."""
    lines = ["import math"] if "math." in expression else []
    lines += ["try:", f"    x = {expression}"]
    for error in ("ZeroDivisionError", "OverflowError", "ValueError", "TypeError"):
        lines += [f"except {error}:", f"    x = 'raised {error}'"]
    return "\n".join([*lines, "name = 'x'", ""])


def ask_rezdex(rezdex, expressions, folder):
    paths = []
    for i, expression in enumerate(expressions):
        path = pathlib.Path(folder, f"{i}.py")
        path.write_text(definition(expression), encoding="utf-8")
        paths.append(str(path))
    command = [rezdex, "parse", "--jsonl", "-0"]
    done = subprocess.run(command, input="\0".join(paths).encode(), capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def difference(expression, answer, declined):
    if answer["status"] == "dynamic":
        declined[answer["reason"]] += 1
        return None
    found = {}
    exec(definition(expression), found)
    theirs = form(found["x"])
    if answer["status"] == "invalid":
        return f"invalid; CPython: {theirs}"
    ours = decoded(answer["data"]["x"])
    return None if ours == theirs else f"{ours}; CPython: {theirs}"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rezdex", default=os.environ.get("REZDEX_BIN", "build/release/bin/rezdex"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=6000)
    parser.add_argument("--show-declined", action="store_true")
    options = parser.parse_args()
    warnings.simplefilter("ignore")  # of CPython about `1 is 1`, `~True` and the like

    generator = Generator(options.seed)
    expressions = [generator.any() for _ in range(options.count)]
    declined, wrong = collections.Counter(), []
    with tempfile.TemporaryDirectory(prefix="rezdex-numbers-") as folder:
        answers = ask_rezdex(options.rezdex, expressions, folder)
    for expression, answer in zip(expressions, answers, strict=True):
        found = difference(expression, answer, declined)
        if found:
            wrong.append(f"  {expression}: {found}")
        elif options.show_declined and answer["status"] == "dynamic":
            print(f"  declined {answer['reason']}: {expression}"[:300])
    print(
        f"{options.count} expressions of seed {options.seed}: {len(wrong)} wrong, declined {dict(declined)}"
    )
    print("\n".join(line[:1000] for line in wrong[:20]))
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
