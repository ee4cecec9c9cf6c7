"""Promise: seeded definitions in YAML: scalars around the resolver's rules, generated and mutated ones, token soups.

They are made to be read by PyYAML and libyaml alike, or, as often, to show where the two differ.
"""

import itertools

WORDS = (
    "yes",
    "no",
    "y",
    "n",
    "true",
    "false",
    "on",
    "off",
    "null",
    "~",
    ".inf",
    ".nan",
    "inf",
    "nan",
    "none",
)
DATES = (
    "2023-01-31", "2023-02-29", "2024-02-29", "1900-02-29", "2000-02-29", "0000-01-01", "9999-12-31", "2023-13-01",
    "2023-1-1", "2023-01-1", "2023-00-10", "2023-01-01 10:00:00", "2023-01-01T10:00:00Z", "2023-1-1t1:00:00.5",
    "2023-01-01x", "2023-01-01 10", "2023-01-01 10:0", "20230101", "2023-01-0", "-2023-01-01", "2023-01-32",
    "2023-04-31", "2023-12-31", "2023-01-01-", "2023-01-01 x", "2023-001-01", "02023-01-01",
)  # fmt: skip
NUMBERS = (
    "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "0xffffffffffffffff",
    "-0x8000000000000000", "0b" + "1" * 64, "0" + "7" * 22, "0" + "7" * 21, "1" * 4300, "1" * 4301, "-" + "9" * 4300,
    "0x" + "f" * 5000, "1e999", "1.0e+999", "-1.0e+999", "1.0e-999", "1.e+3", ".5e-3", "5.e-324", "2.0e-324",
    "1.7976931348623157e+308", "1.8e+308", "0.1", "123456789.123456789", "1" * 400 + ".0", "0." + "0" * 400 + "1",
    "1:30", "1:59:59", "1:60", "59:0", "1:5_0", "1_0:30", "-1:30", "+1:30", "0:30", "01:30", "1:30.5", "1:30.",
    "153722867280912930:7", "153722867280912930:8", "1:0:0:0:0:0:0:0:0:0:0:0", "1:2:3:4:5:6:7:8:9:10:11",
    "0o17", "0O17", "0X1f", "0B1", "017", "08", "0_8", "0_7", "0_", "0b_", "0x_", "0b", "0x", "1__0", "_1", "1_",
    "+0", "-0", "-00", "+017", "-.5", "+.5", "-0.0", "+.inf", "-.inf", "+.nan", "-.Inf", ".Nan", ".INF", "._1", "1._",
    "1e5", "1.0e5", "1.0E+5", "1.5e+", "1.5e+_5", "1,000", "1 000", "0.0.1", "<<", "=", "==", "<", "-", "- -", "2023.1",
)  # fmt: skip


def casings(word):
    return ("".join(letters) for letters in itertools.product(*({c.lower(), c.upper()} for c in word)))


def scalars(rng, sampled):
    """Every text of up to four characters that matter to the resolver, and `sampled` longer ones."""
    alphabet = "0178_.:+-eExb"
    for length in range(1, 5):
        for letters in itertools.product(alphabet, repeat=length):
            yield "".join(letters)
    for word in WORDS:
        yield from casings(word)
    yield from DATES
    yield from NUMBERS
    for _ in range(sampled):
        if rng.random() < 0.3:
            seed = rng.choice(DATES + NUMBERS + WORDS)
            at = rng.randint(0, len(seed))
            yield seed[:at] + rng.choice(alphabet + " Tfn5") + seed[at + rng.randint(0, 1) :]
        else:
            yield "".join(rng.choice(alphabet + "529Aofn") for _ in range(rng.randint(5, 12)))


class Writer:
    """One definition, written in a style of its own."""

    KEYS = (
        "name", "version", "requires", "variants", "timestamp", "description", "tools", "authors", "commands", "config",
        "build_requires", "tests", "uuid", "help", "cachable", "a", "b", "1", "yes", "~", "1.0", "$x", "__x__", "k k",
    )  # fmt: skip
    PLAIN = (
        "maya", "python-3", "2023.1", "1.0", "yes", "~", "017", "1_000", "a b", "a:b", "http://x/y", "x#y", "-a",
        "null", "café", "日本-1", "it's", 'say "x"', "a\\nb", "platform-linux", "~maya-2023", "rez-2+<3", "x.y", "(x)",
        "1:30", "0x1f",
    )  # fmt: skip
    ODD = (
        "a, b", "{root}/bin", "[x", "a: b", "- a", "? x", "what?", ":x", "&x", "*x", "%x", "@x", "`x", "|", ">", "!x",
        "2023-01-01", "2023-01-01 10:00:00", "<<", "=", "x]", "{x", "}", "a?b", "a #b", "!maya", "!!str x", "---",
        "a\x85b", "\ufeffx", "x\u2028",
    )  # fmt: skip
    LINES = (
        "env.PATH.append('{root}/bin')", "if building:", "    env.A = 1", "", "  deeper", "# comment", "a: b", "- x",
        "env.A = 'é😀'", "alias('x', 'y z')", "\tx = 1", "text\\", "...", "---", "%x", "trailing  ", 'info("\\n")',
    )  # fmt: skip

    ESCAPES = (
        "\\n", "\\t", "\\x41", "\\u00e9", "\\0", '\\"', "\\\\", "\\/", "\\N", "\\_", "\\L", "\\P", "\\U0001F600", "\\e",
        "\\ ", "\t", "\\\n  ", "\\x7f", "\\x80", "\\a", "\\v", "\\b", "\\f", "\\r", "\\uFFFE", "\\u2028", "\\U0010FFFF",
    )  # fmt: skip
    ODD_ESCAPES = (
        "\\ud800",
        "\\q",
        "\\'",
        "\\U00110000",
        "\\u12",
        "\\x",
        "\\",
        "\\U0000dfff",
        "\\\t",
        "\\\n---\n",
    )

    def __init__(self, rng):
        self.rng = rng
        self.odd = 0.15 if rng.random() < 0.3 else 0.005  # how often something is refused or read in two ways
        self.anchors = []
        self.made = 0

    def definition(self):
        rng = self.rng
        text = rng.choice(("", "", "", "---\n", "# a comment\n", "\n\n", "--- # x\n"))
        if rng.random() < self.odd:
            text = "%YAML 1.1\n---\n"
        keys = rng.sample(self.KEYS[: 17 if rng.random() < 0.9 else None], rng.randint(1, 9))
        if rng.random() < 0.05:
            keys += [rng.choice(keys)]
        text += "".join(self.member(key, 0) for key in keys)
        text += rng.choice(
            ("---\n", "\t", "-") if rng.random() < self.odd else ("", "", "", "...\n", "# end", "\n\n")
        )
        if rng.random() < 0.1:
            text = text.replace("\n", rng.choice(("\r\n", "\r")))
        return text.rstrip("\n") if rng.random() < 0.1 else text

    def member(self, key, indent):
        rng = self.rng
        if rng.random() < 0.1:
            key = rng.choice(('"', "'")).join(("", key, ""))
        if rng.random() < 0.03:
            return " " * indent + "? " + key + "\n" + " " * indent + ":" + self.node(indent, False)
        return " " * indent + key + rng.choice((":", ":", ":", " :")) + self.node(indent, False)

    def node(self, indent, in_sequence):
        """What stands behind "key:" or "-", with its line end."""
        rng = self.rng
        anchor = self.anchor()
        kind = rng.choices(
            ("scalar", "flow", "sequence", "mapping", "block", "empty", "alias"), (8, 3, 3, 3, 3, 1, 1)
        )[0]
        if indent > 12:
            kind = "scalar"
        if kind == "alias" and self.anchors:
            return " *" + rng.choice(self.anchors) + self.line_end()
        if kind == "block":
            return " " + anchor + self.block(indent)
        if kind in ("sequence", "mapping"):
            return (" " + anchor).rstrip() + self.collection(kind, indent, in_sequence)
        text = self.flow(0) if kind == "flow" else "" if kind == "empty" else self.scalar(False, indent)
        return (" " * rng.choice((1, 1, 1, 2)) + anchor + text).rstrip(" ") + self.line_end()

    def collection(self, kind, indent, in_sequence):
        rng = self.rng
        deeper = indent + rng.choice((1, 2, 2, 2, 4))
        if kind == "sequence":
            if not in_sequence and rng.random() < 0.5:
                deeper = indent
            items = [" " * deeper + "-" + self.node(deeper, True) for _ in range(rng.randint(1, 3))]
        else:
            keys = rng.sample(self.KEYS, rng.randint(1, 3))
            items = [self.member(key, deeper) for key in keys]
        return self.line_end() + "".join(items)

    def block(self, indent):
        rng = self.rng
        header = (
            rng.choice("|>") + rng.choice(("", "", "", "-", "+")) + ("2" if rng.random() < self.odd else "")
        )
        lines = [rng.choice(self.LINES) for _ in range(rng.randint(0, 4))]
        deeper = " " * (indent + rng.choice((1, 2, 2, 2, 4)))
        text = "".join((deeper + line if line else rng.choice(("", deeper))) + "\n" for line in lines)
        header += rng.choice(("#x", "\t", "0") if rng.random() < self.odd else ("", "", "", " ", " # x"))
        return header + "\n" + text

    def flow(self, depth):
        rng = self.rng
        if depth > 2 or rng.random() < 0.4:
            return self.scalar(True, 0)
        count = rng.randint(0, 4)
        gap = rng.choice((", ", ", ", ",", " ,\n      ", ", # c\n   "))
        if rng.random() < 0.6:
            return (
                "[" + gap.join(self.flow(depth + 1) for _ in range(count)) + rng.choice(("", "", ",")) + "]"
            )
        colon = rng.choice((": ", ": ", ":", " : "))
        members = (self.scalar(True, 0) + colon + self.flow(depth + 1) for _ in range(count))
        return "{" + gap.join(members) + rng.choice(("", "", ",", " ")) + "}"

    def scalar(self, in_flow, indent):
        rng = self.rng
        style = rng.choice(("plain", "plain", "single", "double"))
        odd = rng.random() < (self.odd if style == "plain" else 0.3)
        text = rng.choice(self.ODD if odd else self.PLAIN)
        if style == "single":
            return "'" + text.replace("'", "''") + self.continued(indent) + "'"
        if style == "double":
            text = text.replace("\\", "\\\\").replace('"', '\\"')
            escapes = self.ODD_ESCAPES if rng.random() < self.odd else self.ESCAPES
            escape = rng.choice(escapes) if rng.random() < 0.3 else ""
            return '"' + text + escape + self.continued(indent) + '"'
        return text + ("" if in_flow else self.continued(indent))

    def continued(self, indent):
        rng = self.rng
        if rng.random() > 0.1:
            return ""
        return (
            rng.choice(("\n", "\n\n", " \n", "\n \n")) + " " * (indent + 1) + rng.choice(("more", "x y", "2"))
        )

    def anchor(self):
        if self.rng.random() > 0.08:
            return ""
        self.made += 1
        self.anchors.append(f"A{1 if self.rng.random() < self.odd else self.made}")
        return "&" + self.anchors[-1] + " "

    def line_end(self):
        return self.rng.choice(("\n", "\n", "\n", "\n", "\n", "\n", " \n", " # c\n", "\n\n", "\n# c\n"))


PIECES = (
    "\n", " ", "  ", "\t", ":", ": ", "- ", "-", "?", "? ", "[", "]", "{", "}", ",", "#", " #", "&a ", "*a", "|", ">",
    "|-\n", ">+\n", "|2\n", '"', "'", "\\", "%", "@", "`", "!", "!!str ", "---", "\n---\n", "\n...\n", "~", "0", "1.0",
    "a", "b: ", "\n  ", "\n    ", "\n- ", "<<: ", "=", "\n? a\n: b", "\n%YAML 1.1\n---\n", ".", "\\\n", ":\n", "::",
    "a:b", "a?b", "\t\n", " \t", "x", '"y"', "'z'", "\x7f", "\r", "\u00e9", "\x00", "\u0085",
    "日", "\ufeff", "\u2028", "\x9f", "\ufffe", "😀", "é: ö", "# ü\n",
)  # fmt: skip


def mutate(text, rng):
    for _ in range(rng.randint(1, 3)):
        at, begin = rng.randint(0, len(text)), rng.randint(0, len(text))
        kind = rng.randrange(4)
        if kind < 2:
            text = text[:at] + rng.choice(PIECES) + text[at:]
        elif kind == 2:
            text = text[:at] + text[at + rng.randint(1, 6) :]
        else:
            text = text[:at] + text[begin : begin + rng.randint(1, 20)] + text[at:]
    return text


def soup(rng):
    text = "".join(rng.choice(PIECES) for _ in range(rng.randint(1, 9)))
    return text if rng.random() < 0.4 else "a: " + text + "\nb: 1\n"


def generate(count, cases, rng):
    """`count` texts as (name, bytes): generated, mutated (also those of `cases`), soups."""
    for i in range(count):
        kind = ("generated", "generated", "mutated", "mutated", "soup")[i % 5]
        if kind == "soup":
            text = soup(rng)
        else:
            text = Writer(rng).definition()
            if kind == "mutated":
                text = mutate(rng.choice(cases) if cases and rng.random() < 0.5 else text, rng)
        yield kind, text.encode()
