"""Promise: compares expressions of str and bytes with CPython's own: methods, `%`, str.format(), format(), repr().

Generated from a seed, weighted to the edges: bounds past both ends, empty parts, characters of one to four bytes and
lone surrogates, white space and case beyond ASCII, formats that are nearly right. With --characters every code point
goes through every method that asks what it is. An expression that rezdex declines is counted; a value or an exception
where CPython has another is wrong.
"""

import random
import sys
import unicodedata

import expressions

ASCII = "aAbBzZ019_ -+.,%{}()[]\t\n\r\x0b\x1c\\'\"xyz:!"
BEYOND = "éßñÀŠžαΣσςЖд中日ﬁŉǅΐİ\u0345ᾀ\xa0\u2003\x85\u2028\u0660²½Ⅷ\U0001f600\ud800\udfff\xad\u0301ªµ·ʰ"
ERRORS = [
    "UnicodeEncodeError",
    "UnicodeDecodeError",
    "KeyError",
    "IndexError",
    "OverflowError",
    "AttributeError",
]
ERRORS += ["LookupError", "ValueError", "TypeError"]
ASK = ["isalnum", "isalpha", "isascii", "isdigit", "islower", "isspace", "istitle", "isupper"]
ASK_STR = ["isdecimal", "isidentifier", "isnumeric", "isprintable"]
CHANGE = ["capitalize", "lower", "swapcase", "title", "upper"]
OTHERS = ["None", "1", "-5", "True", "1.5", "'a'", "''", "b'a'", "[1]", "(1, 'a')", "{}", "{'a': 1}", "{1}"]
OTHERS += ["2**70", "-0.25", "1e20", "12345", "range(3)", "1j", "[]", "()"]


class Generator:
    """Each method gives the text of an expression, or of a part of one."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def characters(self, most):
        r = self.random
        sets = r.choice(["ab ", ASCII, ASCII + BEYOND, BEYOND + "aA"])
        return "".join(r.choices(sets, k=r.randrange(most + 1)))

    def literal(self, value, of_bytes):
        return ascii(value.encode("utf-8", "surrogatepass")) if of_bytes else ascii(value)

    def number(self):
        return str(
            self.random.choice([0, 1, -1, 2, 3, 5, -3, 10, 100, -100, "True", "None", "2**70", "-2**70"])
        )

    def optional(self, *parts):
        taken = parts[: self.random.randrange(len(parts) + 1)]
        return [part() for part in taken]

    def wild(self, argument):
        if self.random.random() < 0.95:
            return argument
        name, equals, _ = argument.partition("=")  # a keyword stays one
        return (name + equals if equals and name.isidentifier() else "") + self.random.choice(OTHERS)

    def call(self, self_text, method, arguments):
        return f"{self_text}.{method}({', '.join(map(self.wild, arguments))})"

    def method(self):
        r = self.random
        of_bytes = r.random() < 0.35
        text = self.characters(10)

        def part():
            start = r.randrange(len(text) + 1)
            chosen = text[start : start + r.randrange(4)] if r.random() < 0.6 else self.characters(2)
            return self.literal(chosen, of_bytes)

        kinds = [self.searching, self.cutting, self.splitting, self.joining, self.padding, self.asking]
        method, arguments = r.choice(kinds)(part, of_bytes)
        return self.call(self.literal(text, of_bytes), method, arguments)

    def searching(self, part, of_bytes):
        r = self.random
        names = ["find", "rfind", "index", "rindex", "count", "startswith", "endswith"]
        method, wanted = r.choice(names), part()
        if of_bytes and r.random() < 0.2:
            wanted = r.choice(["97", "256", "-1", "0", "2**70"])
        if method.endswith("with") and r.random() < 0.3:
            wanted = f"({''.join(self.wild(part()) + ', ' for _ in range(r.randrange(4)))})"
        return method, [wanted, *self.optional(self.number, self.number)]

    def cutting(self, part, _of_bytes):
        method = self.random.choice(
            [
                "partition",
                "rpartition",
                "removeprefix",
                "removesuffix",
                "replace",
                "replace",
                "strip",
                "lstrip",
                "rstrip",
            ]
        )
        if method == "replace":
            return method, [part(), part(), *self.optional(self.number)]
        if "strip" in method:
            return method, self.optional(lambda: self.random.choice(["None", part()]))
        return method, [part()]

    def splitting(self, part, _of_bytes):
        r = self.random
        if r.random() < 0.2:
            return "splitlines", self.optional(lambda: r.choice(["True", "False", "keepends=True"]))
        separator = r.choice(["None", part(), part()])
        named = [f"sep={separator}", f"maxsplit={self.number()}"]
        return r.choice(["split", "rsplit"]), r.choice(
            [[], [separator], [separator, self.number()], named, named[1:], ["foo=1"]]
        )

    def joining(self, part, _of_bytes):
        items = [self.wild(part()) for _ in range(self.random.randrange(4))]
        displays = [f"[{', '.join(items)}]", f"({''.join(item + ', ' for item in items)})", part()]
        return "join", [self.random.choice(displays)]

    def padding(self, part, of_bytes):
        r = self.random
        width = str(r.randrange(-2, 15))
        if r.random() < 0.3:
            return "zfill", [width]
        if r.random() < 0.2:
            return "expandtabs", self.optional(lambda: r.choice(["0", "1", "4", "-1", "tabsize=3"]))
        fill = self.literal(self.characters(1), of_bytes)
        return r.choice(["center", "ljust", "rjust"]), [width, *self.optional(lambda: fill)]

    def asking(self, _part, of_bytes):
        names = ASK + CHANGE + ([] if of_bytes else [*ASK_STR, "casefold"])
        return self.random.choice(names), []

    def coded(self):
        r = self.random
        text = self.characters(5)
        encoding = r.choice(["utf-8", "UTF8", "ascii", "latin-1", "us-ascii", "utf-16", "foo"])
        arguments = self.optional(
            lambda: repr(encoding), lambda: repr(r.choice(["strict", "ignore", "replace"]))
        )
        data = r.choice([r.randbytes(r.randrange(6)), text.encode("utf-8", "surrogatepass")])
        return r.choice(
            [
                self.call(ascii(text), "encode", arguments),
                self.call(ascii(data), "decode", arguments),
                f"str({', '.join([ascii(data), *arguments])})",
                f"bytes({', '.join([ascii(text), *arguments])})",
                self.call(
                    ascii(data), "hex", self.optional(lambda: r.choice(["':'", "b'_'", "'é'"]), self.number)
                ),
                f"bytes.fromhex({r.choice([data.hex(), data.hex(' '), text, '0g', 'a'])!a})",
            ]
        )

    def translated(self):
        text, other, gone = self.characters(6), self.characters(3), self.characters(2)
        tables = [f"str.maketrans({other!a}, {other[::-1]!a})", f"str.maketrans({text!a}, {other!a})"]
        tables += [f"str.maketrans({other!a}, {other[::-1]!a}, {gone!a})"]
        mapped = ", ".join(f"{ord(c)}: {self.random.choice([*OTHERS, '8364', '-1'])}" for c in text[:3])
        tables += [f"{{{mapped}}}", f"str.maketrans({{{', '.join(f'{c!a}: {gone!a}' for c in text[:2])}}})"]
        data = self.literal(other, True)
        tables_of_bytes = [f"bytes.maketrans({data}, {data}[::-1])", "None", "b'a'"]
        return self.random.choice(
            [f"{text!a}.translate({self.random.choice(tables)})", f"repr({self.random.choice(tables[:3])})"]
            + [f"{self.literal(text, True)}.translate({self.random.choice(tables_of_bytes)}, {data})"]
        )

    def conversion(self, named):
        r = self.random
        text = "%"
        if named or r.random() < 0.03:
            text += f"({r.choice(['a', 'b', 'c(d)', 'zz', ''])})"
        text += "".join(r.choices("-+ #0", k=r.choice([0, 0, 0, 1, 2])))
        text += r.choice(["", "", "", "5", "*", "12"]) + r.choice(["", "", "", ".", ".0", ".3", ".*"])
        text += r.choice(["", "", "", "", "h", "l"])
        return text + (r.choice("sssrraddiuoxXeEfFgGc%") if r.random() < 0.97 else r.choice(["", "q", "é"]))

    def percent(self):
        r = self.random
        named = r.random() < 0.2
        text = ""
        for _ in range(r.randrange(4)):
            text += r.choice(["", "", "a", "é", "%%", "{}"]) + self.conversion(named)
        if named:
            values = f"{{'a': {r.choice(['1', '2.5', repr('x')])}, 'b': {r.choice(OTHERS)}, 'c(d)': 'z'}}"
        else:
            count = max(
                0, text.count("%") + text.count("*") - 2 * text.count("%%") + r.choice([0, 0, 0, 0, 1, -1])
            )
            items = [r.choice([self.value(), self.value(), r.choice(OTHERS)]) for _ in range(count)]
            values = (
                items[0] if count == 1 and r.random() < 0.6 else f"({''.join(item + ', ' for item in items)})"
            )
        return f"{text!a} % {values}"

    def value(self):
        r = self.random
        return r.choice(
            [
                ascii(self.characters(4)),
                str(r.randrange(-300, 300)),
                repr(round(r.uniform(-1000, 1000), r.randrange(5))),
                repr(r.choice([1, -1, 2.5, 9.999999]) * 10.0 ** r.randrange(-20, 25)),
                str(r.getrandbits(r.choice([20, 63, 64, 90]))),
            ]
        )

    def spec(self):
        r = self.random
        text = ""
        if r.random() < 0.5:
            text += r.choice(["", "", "*", "é", "0", "\U0001f600", ">"]) + r.choice("<>=^")
        text += r.choice(["", "", *"+- "]) + r.choice(["", "", "", "#"]) + r.choice(["", "", "0"])
        text += r.choice(["", *"13580", "10", "13", "20"]) + r.choice(["", "", "", *",_"])
        text += r.choice(["", "", "", ".", ".0", ".2", ".10"])
        return text + r.choice(["", "", *"sbdcoxXeEfFgG%qn", "z", "}", ",,"])

    def format(self):
        return f"format({self.value() if self.random.random() < 0.8 else self.random.choice(OTHERS)}, {self.spec()!a})"

    def field(self):
        r = self.random
        names = [
            "",
            "",
            "",
            "0",
            "1",
            "a",
            "w",
            "d[k]",
            "a[0]",
            "0[0]",
            "a[-1]",
            "d[zz]",
            "99999999999999999999",
        ]
        names += ["d[k][0]", "d[", "d[]", "d.", "a[0]x", "2", "a.b"]
        text = "{" + r.choice(names[:7] if r.random() < 0.5 else names)
        if r.random() < 0.2:
            text += "!" + r.choice("srasraq}:")
        if r.random() < 0.4:
            text += ":" + r.choice([self.spec(), "{}", ">{w}", "{0}", "{:{}}"])
        return text + ("}" if r.random() < 0.97 else "")

    def formatted(self):
        r = self.random
        text = "".join(
            r.choice(["a", "é", "{{", "}}", "", ""]) + self.field() for _ in range(r.randrange(1, 4))
        )
        names = f"a={r.choice(['7', '[1, 2]', repr('xyz')])}, w={r.randrange(1, 12)}, d={{'k': 'val', 5: 6}}"
        if r.random() < 0.15:
            return f"{text!a}.format_map(dict({names}))"
        values = [r.choice([self.value(), "[1, 'b']", "(3, 4)", "8"]) for _ in range(r.randrange(5))]
        return f"{text!a}.format({', '.join([*values, names])})"

    def builtin(self):
        r = self.random
        text = r.choice([ascii(self.characters(2)), self.literal(self.characters(2), True), r.choice(OTHERS)])
        nested = f"[{text}, {{{ascii(self.characters(3))}: ({self.value()},)}}, {r.choice(OTHERS)}]"
        return r.choice(
            [f"str({text})", f"repr({text})", f"ascii({text})", f"ord({text})", f"repr({self.value()})"]
            + [
                f"chr({r.randrange(-5, 0x110005)})",
                f"chr({r.choice(OTHERS)})",
                f"repr({nested})",
                f"str({nested})",
            ]
            + [
                f"bytes({r.choice([*OTHERS, '[1, 2, 255]', '(1, 256)'])})",
                f"ascii({nested})",
                f"str({self.value()})",
            ]
            + [
                f"{text} in {ascii(self.characters(4))}",
                f"{text} in {self.literal(self.characters(4), True)}",
            ]
        )

    def part(self):
        r = self.random
        text = self.literal(self.characters(8), r.random() < 0.3)
        bounds = [r.choice(["", self.number(), self.number()]) for _ in range(r.choice([1, 2, 2, 3]))]
        return f"{text}[{':'.join(bounds) or '0'}]"

    def any(self):
        kinds = [self.method] * 6 + [self.percent, self.formatted, self.format] * 3
        kinds += [self.builtin, self.builtin, self.part, self.coded, self.translated]
        return self.random.choice(kinds)()


def of_characters(first, last):
    """An expression that asks all about each character of a range, by itself and beside others."""
    asked = ", ".join(f"c.{name}()" for name in ASK + ASK_STR + CHANGE + ["casefold"])
    around = "('a' + c).title(), ('aΣ' + c).lower(), (c + 'Σ').lower(), ('a' + c).isidentifier()"
    characters = "".join(map(chr, range(first, last)))
    return f"[({asked}, {around}, c.split(), repr(c)) for c in {characters!a}]"


def definition(expression):
    return expressions.binding(expression, ERRORS)


def all_characters(options):
    """A block at a time; the characters of one that is declined, one by one."""
    size = 64
    blocks = {of_characters(start, start + size): start for start in range(0, 0x110000, size)}
    together = expressions.compare(options, list(blocks), definition)
    codes = [code for block, _ in together.declined for code in range(blocks[block], blocks[block] + size)]
    assigned = [code for code in codes if unicodedata.category(chr(code)) != "Cn"]  # others are all declined
    alone = expressions.compare(options, [of_characters(code, code + 1) for code in assigned], definition)
    alone.wrong += together.wrong
    return alone


def main():
    parser = expressions.arguments(__doc__, 6000)
    parser.add_argument("--characters", action="store_true", help="all code points instead")
    options = parser.parse_args()
    if options.characters:
        return all_characters(options).report(options.seed)
    generator = Generator(options.seed)
    asked = [generator.any() for _ in range(options.count)]
    return expressions.compare(options, asked, definition).report(options.seed)


if __name__ == "__main__":
    sys.exit(main())
