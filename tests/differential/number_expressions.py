"""Promise: compares expressions of numbers with CPython's own eval(): each value bit by bit, each exception.

Generated from a seed, weighted to the edges: around 2**63, 2**53 and the ends of the floats, zeros and infinities
of both signs, exact halves. An expression that rezdex declines is counted by what was asked; a value or a raise
where CPython has another is wrong.
"""

import random
import struct
import sys

import expressions

ERRORS = ["ZeroDivisionError", "OverflowError", "ValueError", "TypeError"]
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


def definition(expression):
    imports = ["import math"] if "math." in expression else []
    return expressions.binding(expression, ERRORS, imports)


def main():
    options = expressions.arguments(__doc__, 6000).parse_args()
    generator = Generator(options.seed)
    asked = [generator.any() for _ in range(options.count)]
    return expressions.compare(options, asked, definition).report(options.seed)


if __name__ == "__main__":
    sys.exit(main())
