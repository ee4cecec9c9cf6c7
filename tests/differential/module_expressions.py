"""Promise: compares what pure parts of the standard library give with CPython's own: json, copy, ast.literal_eval,
string, textwrap, os.path and pathlib; and what rez.version gives.

Generated from a seed, weighted to the edges: texts that are nearly JSON, names and paths that are odd, options that are
known. An expression that rezdex declines is counted by its module; a value or an exception where CPython has another is
wrong. Run by another Python it compares with that one.
"""

import importlib.util
import json
import random
import sys

import expressions

HAS_REZ = importlib.util.find_spec("rez") is not None  # in the Python of the tests
ERRORS = ["KeyError", "IndexError", "ValueError", "TypeError"]
ATOMS = [
    "None",
    "True",
    "False",
    "0",
    "-1",
    "7",
    "2**70",
    "1.5",
    "-0.0",
    "1e100",
    "float('inf')",
    "''",
    "'a'",
]
ATOMS += ["'é\\n\"'", "'\\U0001f600\\x7f'", "'\\ud800'", "'/\\\\\\t'", "float('nan')", "1e-7", "123456789"]
RARE = ["b'a'", "{1}", "(1, 2)", "1j", "frozenset()", "range(3)", "...", "len"]
LITERALS = [
    "1",
    "-2",
    "+3",
    "1.5",
    "1+2j",
    "-1-2j",
    "1_000",
    "0x1F",
    "'a'",
    "b'x'",
    "u'y'",
    "'a' 'b'",
    "None",
    "True",
]
LITERALS += [
    "...",
    "'é'",
    "- 1",
    "-True",
    "f'x'",
    "x",
    "1 + 1",
    "set()",
    "2j",
    "1j+1",
    "'''a\\nb'''",
    "1;",
    "# c",
    "*a",
]
WORDS = [
    "foo",
    "a",
    "goof-ball",
    "--",
    "x--y",
    "don't",
    "e.g.",
    "supercalifragilistic",
    "-b",
    "1-2",
    "étude",
    "A-B-C",
]
WORDS += ["word,", "\t", "\n", "  ", "\n\n", "a-", "(z)", "v1.2.3-rc1"]
PATHS = [
    "",
    "/",
    "//",
    "///",
    "a",
    "/a",
    "a/",
    "a//b",
    "./a",
    "a/./b",
    "..",
    "../a",
    "/a/../b",
    "a/b.c",
    ".hid",
    "a.tar.gz",
]
PATHS += [
    "/usr/lib/x.so.1",
    "//net/x",
    "a.",
    "...",
    ".",
    "a/..",
    "/a/b/c/d",
    "/a/b",
    "x y",
    "é/ü.é",
    "a.b/c",
    "..b",
    ".a.b",
]
TEMPLATES = [
    "$a",
    "${a}b",
    "$$",
    "$",
    "$1",
    "${a",
    "$a$b",
    "é${b}é",
    "${ a}",
    "$A_1",
    "${}",
    "x",
    "$a-$$-${b}",
    "$é",
]


VERSIONS = [
    "1.2.3",
    "1",
    "1.10",
    "1-2",
    "01.1",
    "1.2.beta",
    "2.0.0-rc.1",
    "alpha3",
    "a_b",
    "",
    "1..2",
    "é",
    "1é2",
    "1.2 ",
]
RANGES = ["1+", "<2", "1.2..2", "1.2+<3", "==1.10", "1|2+", "", ">1,<=2", "alpha", "1.2", "=1"]


class Generator:
    """Each method gives the text of an expression, or of a part of one."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def optional(self, *parts):
        return "".join(", " + part for part in parts if self.random.random() < 0.3)

    def value(self, depth=3):
        r = self.random
        shape = r.random()
        if depth == 0 or shape < 0.4:
            return r.choice(RARE) if r.random() < 0.04 else r.choice(ATOMS)
        size = r.choice([0, 1, 2, 3])
        if shape < 0.7:
            items = [self.value(depth - 1) for _ in range(size)]
            return (
                f"[{', '.join(items)}]" if r.random() < 0.7 else f"({''.join(item + ', ' for item in items)})"
            )
        keys = [
            r.choice(ATOMS) if r.random() < 0.1 else repr(r.choice("abcxé") * r.choice([1, 2]))
            for _ in range(size)
        ]
        return "{" + ", ".join(f"{key}: {self.value(depth - 1)}" for key in keys) + "}"

    def json(self):
        r = self.random
        if r.random() < 0.6:
            indent = r.choice(["None", "2", "0", "4", "'\\t'", "-1"])
            separators = r.choice(["(',', ':')", "(', ', ': ')", "None", "['-', '=']"])
            options = self.optional(
                f"indent={indent}",
                f"sort_keys={r.choice(['True', 'False'])}",
                f"separators={separators}",
                f"ensure_ascii={r.choice(['True', 'False'])}",
            )
            return f"json.dumps({self.value()}{options})"
        try:
            text = json.dumps(
                eval(self.value()), indent=r.choice([None, None, 1]), ensure_ascii=r.random() < 0.5
            )
        except (TypeError, ValueError):
            text = r.choice(
                ['{"a": 1, "a": 2}', "[1.0e5, -0, 1E-2]", '"\\ud83d\\ude00\\u00e9\\ud800"', "-", "01", "1."]
            )
        if r.random() < 0.3 and text:
            at = r.randrange(len(text))
            text = text[:at] + r.choice(list('{}[],:"\\ \n0e.-+uNt')) + text[at + r.choice([0, 1]) :]
        return f"json.loads({text!a})"

    def copied(self):
        value = self.value()
        return self.random.choice(
            [f"copy.copy({value})", f"copy.deepcopy({value})"]
            + [f"[(x := {value}), (y := copy.deepcopy([x, x])), y[0] is y[1], y[0] == x][1:]"]
            + [f"[(x := [{value}]), (y := copy.copy(x)), y.append(1), x][1:]"]
        )

    def literal(self):
        r = self.random

        def part(depth):
            if depth == 0 or r.random() < 0.5:
                return r.choice(LITERALS[:12] if r.random() < 0.7 else LITERALS)
            items = [part(depth - 1) for _ in range(r.randrange(4))]
            if r.random() < 0.2:
                return "{" + ", ".join(f"{item}: {part(depth - 1)}" for item in items) + "}"
            return r.choice(["[{}]", "({},)", "{{{}}}", "({})", "[\n {}\n]"]).format(", ".join(items))

        text = r.choice(["", "", "", " ", "\n", "\t"]) + part(3) + r.choice(["", "", "", "\n", " "])
        return f"ast.literal_eval({text!a})"

    def string(self):
        r = self.random
        if r.random() < 0.3:
            text = " ".join(r.choices(WORDS, k=r.randrange(5)))
            return f"string.capwords({text!a}{self.optional(r.choice(['None', repr('-'), repr(''), repr('o')]))})"
        text = "".join(r.choices(TEMPLATES, k=r.choice([1, 1, 2, 3])))
        method = r.choice(["substitute", "safe_substitute"])
        mapping = r.choice(["", "{'a': 1}", "{'a': [1], 'b': None, 'A_1': 2}", "dict(b='x')", "{}"])
        arguments = ", ".join(filter(None, [mapping, r.choice(["", "a='z'", "a=1, b=2.5"])]))
        return f"string.Template({text!a}).{method}({arguments})"

    def wrapped(self):
        r = self.random
        text = r.choice(["", "  "]) + " ".join(r.choices(WORDS, k=r.randrange(9)))
        if r.random() < 0.3:
            text = "\n".join(
                r.choices(["a", "", "  b", "\tc", " ", "é", "\x0cd", "e\u2028f"], k=r.randrange(6))
            )
            return f"textwrap.indent({text!a}, {r.choice(['  ', '> ', '', '# '])!a})"
        width = r.choice(["10", "width=5", "20", "width=3", "1", "40", "width=7", "8"])
        if r.random() < 0.3:
            return f"textwrap.shorten({text!a}, {width}{self.optional(f'placeholder={r.choice(chr(46) + chr(32))!a}')})"
        options = self.optional("initial_indent='* '", "subsequent_indent='  '")
        if options:  # less than the indent may take CPython for ever
            width = "width=9"
        return f"textwrap.{r.choice(['wrap', 'fill'])}({text!a}, {width}{options})"

    def path(self):
        r = self.random
        return r.choice(PATHS) if r.random() < 0.7 else "/".join(r.choices(PATHS, k=2))

    def os_path(self):
        r = self.random
        paths = [self.path() for _ in range(r.randrange(4))]
        return r.choice(
            [f"os.path.commonprefix({paths!a})", f"os.path.commonpath({paths!a})"]
            + [f"os.path.relpath({self.path()!a}{self.optional(ascii(self.path()))})"]
            + [
                f"os.path.relpath({self.path()!a}, start={self.path()!a})",
                f"os.path.splitdrive({self.path()!a})",
            ]
            + [f"os.fspath({self.path()!a})", f"os.path.join({', '.join(map(ascii, [self.path(), *paths]))})"]
        )

    def pathlib(self):
        r = self.random
        kind = r.choice(["Path", "PurePath", "PurePosixPath", "Path"])
        made = f"pathlib.{kind}({', '.join(ascii(self.path()) for _ in range(r.choice([0, 1, 1, 1, 2])))})"
        for _ in range(r.choice([0, 0, 1, 1, 2])):
            made += r.choice([".parent", f" / {self.path()!a}", f".joinpath({self.path()!a})"])
            made = f"({made})"
        name = r.choice(["b", "b.c", ".c", "", "b/c", ".", "..", "x."])
        changed = [f"{made}.with_suffix({r.choice(['.x', '', '.tar.gz', 'x', '.', '..'])!a})"]
        changed += [
            f"{made}.with_name({name!a})",
            f"{made}.with_stem({name!a})",
            f"{self.path()!a} / {made}",
            made,
        ]
        asked = [
            "name",
            "stem",
            "suffix",
            "suffixes",
            "parts",
            "root",
            "anchor",
            "drive",
            "is_absolute()",
            "as_posix()",
        ]
        changed = r.choice(changed)
        return r.choice(
            [
                f"({made}).{r.choice(asked)}",
                f"str({changed})",
                f"f'{{{made}}}'" if "'" not in made else f"str({made})",
            ]
            + [f"({made}).{r.choice(asked)}", f"'%s' % ({changed})", f"({changed}).parts", f"bool({made})"]
        )

    def rez_version(self):
        r = self.random
        version, other = f"Version({r.choice(VERSIONS)!a})", f"Version({r.choice(VERSIONS)!a})"
        asked = [
            "major",
            "minor",
            "patch",
            "trim(1)",
            "trim(2)",
            f"trim({r.randrange(5)})",
            "as_tuple()",
            "[0]",
            "[-1]",
        ]
        part = version + "." + r.choice(asked)
        part = part.replace(".[", "[")
        compared = r.choice(["<", "<=", "==", "!=", ">", ">="])
        return r.choice(
            [
                f"str({version})",
                f"str({part})",
                f"'%s' % ({part},)",
                f"f'{{{part}}}'".replace("'", '"', 1)[:-1] + '"',
            ]
            + [
                f"{version} {compared} {other}",
                f"{version}[0] {compared} {other}[0]",
                f"max({version}, {other}).as_tuple()",
            ]
            + [f"str(VersionRange({r.choice(RANGES)!a}))", f"{version} in VersionRange({r.choice(RANGES)!a})"]
            + [f"[str(v) for v in sorted([{version}, {other}, {version}])]", f"{version} in [{other}]"]
        )

    def any(self):
        kinds = [
            self.json,
            self.json,
            self.copied,
            self.literal,
            self.string,
            self.wrapped,
            self.os_path,
            self.pathlib,
        ]
        if HAS_REZ:
            kinds.append(self.rez_version)
        return self.random.choice([*kinds, self.pathlib])()


def definition(expression):
    """x is a list of the value: rez looks into a dict itself."""
    imports = ["import ast, copy, json, os, pathlib, string, textwrap"]
    if "Version" in expression:
        imports += ["from rez.version import Version, VersionRange"]
    return expressions.binding(f"[{expression}]", ERRORS, imports)


def module_of(expression, _answer, theirs):
    """What json and pathlib refuse may be declined."""
    if theirs == ("str", "raised ValueError"):
        return None
    return expression.lstrip("[(x :=").partition("(")[0][:20]


def main():
    options = expressions.arguments(__doc__, 8000).parse_args()
    generator = Generator(options.seed)
    asked = [generator.any() for _ in range(options.count)]
    outcome = expressions.compare(options, asked, definition, module_of)
    return outcome.report(options.seed, most_declined=0.25)


if __name__ == "__main__":
    sys.exit(main())
