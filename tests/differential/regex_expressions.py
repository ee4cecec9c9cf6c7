"""Promise: compares expressions of Python's re with CPython's own: patterns against texts, in every way to ask.

Generated from a seed: patterns of all constructs that are known in all Pythons, nested, and texts made of what they
look for, so that many match; templates, counts and flags. An expression that rezdex declines is counted; a value or
an exception where CPython has another is wrong. Run by another Python it compares with that one.
"""

import random
import sys

import expressions

ATOMS = ["a", "b", "c", "0", "1", ".", "-", "_", " ", r"\.", r"\-", r"\d", r"\w", r"\s", r"\D", r"\W", r"\S"]
ATOMS += [
    "[abc]",
    "[^a]",
    "[a-c]",
    "[0-9]",
    r"[\w.-]",
    r"[^\s]",
    "[]a]",
    "[^]a]",
    "[-a]",
    "[a-]",
    r"[\]b]",
    "é",
]
ATOMS += [
    r"\n",
    r"\x61",
    r"\t",
    r"\u0061",
    r"[\d_]",
    "[A-Z]",
    "A",
    "B",
    "[^\\W\\d]",
    r"\101",
    r"[\101-\103]",
    r"\0",
]
PLACES = ["^", "$", r"\b", r"\B", r"\A", r"\Z"]
QUANTIFIERS = [
    "*",
    "+",
    "?",
    "*?",
    "+?",
    "??",
    "{2}",
    "{1,2}",
    "{,2}",
    "{1,}",
    "{0,3}?",
    "{2,}?",
    "{0}",
    "{,}",
]
ODD = [
    "{",
    "}",
    "]",
    "{a}",
    "{1",
    "{1,a}",
    "{}",
    "(?#no)",
    "(?:)",
    "()",
    "*",
    "++",
    "**",
    "(",
    ")",
    "[",
    "\\",
    "(?!)",
]
TEXT = "aabbc01.-_ ABé\n"
TEMPLATES = [
    "",
    "x",
    r"<\1>",
    r"\g<0>",
    r"\g<n1>",
    r"\2-\1",
    r"\\",
    r"\n",
    r"\.",
    r"\0",
    r"\101",
    r"\g<1>0",
    r"\x",
    "\\",
]
VERSIONS = [
    "1.2.3",
    "v2023.1",
    "maya-2022.4",
    "foo_bar-1.0.0rc1",
    "a.b-c_d",
    "",
    "1.10.0+local",
    "2.0.0-beta.1",
]
COMMON = [
    r"(\d+)\.(\d+)(?:\.(\d+))?", r"^v?(\d+)", r"[._-]", r"[^a-zA-Z0-9]+", r"(?P<n1>\w+)-(?P<n2>.*)", r"\s+", r"\d+",
    r"^(?P<n1>[a-z]+)[-_](?P<n2>\d+(?:\.\d+)*)$", r"(?i)V(\d)", r"rc\d*$", r"(.*)-(.*?)\.", r"\.(\d+)$", r"(?<=\.)\d",
    r"^\s*version\s*=\s*['\"]([^'\"]+)['\"]", r"(?<![a-z])\d+", r"(\w)(?=\d)", r"(?x) (\d+) \. (\d+) # two", r"^.*$",
]  # fmt: skip


class Generator:
    """Each method gives the text of an expression, or of a part of one."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def pattern(self):
        self.groups, self.open = 0, 0
        r = self.random
        made = self.alternatives(r.choice([1, 2, 2, 3, 4]))
        if r.random() < 0.08:
            made = r.choice(["(?i)", "(?m)", "(?s)", "(?x)", "(?a)", "(?im)", "(?u)"]) + made
        return made

    def alternatives(self, depth):
        count = self.random.choice([1, 1, 1, 1, 2, 2, 3]) if depth > 0 else 1
        return "|".join(self.sequence(depth) for _ in range(count))

    def sequence(self, depth):
        return "".join(self.piece(depth) for _ in range(self.random.randrange(4)))

    def piece(self, depth):
        r = self.random
        shape = r.random()
        if shape < 0.1:
            return r.choice(PLACES)
        if shape < 0.12:
            return r.choice(ODD)
        if depth > 0 and shape < 0.5:
            made = self.group(depth)
        elif self.groups > self.open and shape < 0.58:
            made = "\\" + str(r.randrange(1, self.groups + 1))
        else:
            made = r.choice(ATOMS)
        return made + (r.choice(QUANTIFIERS) if r.random() < 0.4 else "")

    def group(self, depth):
        r = self.random
        kind = r.random()
        if kind < 0.45:
            self.groups += 1
            number = self.groups
            self.open += 1
            inside = self.alternatives(depth - 1)
            self.open -= 1
            return f"({f'?P<n{number}>' if r.random() < 0.3 else ''}{inside})"
        if kind < 0.7:
            return f"(?:{self.alternatives(depth - 1)})"
        if kind < 0.9:
            return f"({r.choice(['?=', '?!', '?<=', '?<!'])}{self.alternatives(depth - 1)})"
        if kind < 0.95 and self.groups:
            wanted = r.choice([str(r.randrange(1, self.groups + 1)), f"n{r.randrange(1, self.groups + 1)}"])
            return f"(?({wanted}){self.sequence(depth - 1)}{r.choice(['', '|' + self.sequence(depth - 1)])})"
        return f"(?{r.choice(['i', 's', 'm', 'x', 'a', 'i-s', '-i', 's-mx'])}:{self.alternatives(depth - 1)})"

    def asked(self, match, pattern):
        """What is asked of a match, which may be None."""
        r = self.random
        count = pattern.count("(") + 1
        group = r.choice([*map(str, range(min(count, 4))), "'n1'", "'n2'"])
        ways = ["m.group()", "m.groups()", "m.groupdict()", "m.span()", f"m.group({group})", f"m[{group}]"]
        ways += [
            f"m.start({group})",
            f"m.end({group})",
            f"m.span({group})",
            "m.groups('-')",
            "m.groupdict(0)",
        ]
        ways += [
            f"m.group(0, {group})",
            f"m.expand({r.choice(TEMPLATES)!r})",
            "(m.start(), m.end())",
            "m.string",
        ]
        asked = "m.group(), m.groups(), m.span()" if r.random() < 0.5 else r.choice(ways)
        return f"[({asked}) if m else m for m in [{match}]][0]"

    def text(self):
        r = self.random
        if r.random() < 0.15:
            return r.choice(VERSIONS)
        return "".join(r.choices(TEXT, k=r.choice([0, 1, 2, 3, 5, 8, 12])))

    def flags(self):
        r = self.random
        if r.random() < 0.75:
            return ""
        return ", flags=" + r.choice(
            ["re.I", "re.M", "re.S", "re.X", "re.A", "re.I | re.M", "re.DOTALL", "2", "0"]
        )

    def any(self):
        r = self.random
        common = r.random() < 0.2
        pattern = r.choice(COMMON) if common else self.pattern()
        text = r.choice(VERSIONS) if common else self.text()
        flags, way = self.flags(), r.random()
        if way < 0.45:
            function = r.choice(["match", "search", "search", "fullmatch"])
            calls = [f"re.{function}({pattern!a}, {text!a}{flags})"]
            calls += [f"re.compile({pattern!a}{flags}).{function}({text!a})"]
            return self.asked(r.choice(calls), pattern)
        if way < 0.55:
            return f"re.findall({pattern!a}, {text!a}{flags})"
        if way < 0.63:
            asked = r.choice(["m.span()", "m.group()", "m.groups()"])
            return f"[{asked} for m in re.finditer({pattern!a}, {text!a}{flags})]"
        if way < 0.75:
            most = r.choice(["", "", ", maxsplit=1", ", maxsplit=-1", ", 2"])
            return f"re.split({pattern!a}, {text!a}{most}{flags})"
        if way < 0.97:
            replaced = r.choice(
                [repr(r.choice(TEMPLATES)), "'-'", "''", "lambda m: '<' + m.group() + '>'", "lambda m: None"]
            )
            function, most = r.choice(["sub", "sub", "subn"]), r.choice(["", "", ", count=1"])
            return f"re.{function}({pattern!a}, {replaced}, {text!a}{most}{flags})"
        return f"re.escape({r.choice([pattern, text])!a})"


def definition(expression):
    return expressions.binding(expression, ["IndexError"], ["import re"])


def main():
    options = expressions.arguments(__doc__, 6000).parse_args()
    generator = Generator(options.seed)
    asked = [generator.any() for _ in range(options.count)]
    return expressions.compare(options, asked, definition).report(options.seed, most_declined=0.2)


if __name__ == "__main__":
    sys.exit(main())
