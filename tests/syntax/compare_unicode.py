"""Promise: what the parser knows of each code point and name is what the CPython 3.11 that runs this knows.

Usage: compare_unicode.py UNICODE_DUMP. Identifiers, their normal form, and the names that "\\N{}" finds.
"""

import subprocess
import sys
import unicodedata
from pathlib import Path
from random import Random

ALIASES = Path(__file__).parents[2] / "src/syntax/unicode_aliases.txt"
NOT_NAMES = (
    """A|LATIN SMALL LETTER|LATIN SMALL LETTER A |KEYCAP DIGIT ONE|HANGUL SYLLABLE|VS257|hangul syllable ga
HANGUL SYLLABLE GAA|CJK UNIFIED IDEOGRAPH-4e00|CJK UNIFIED IDEOGRAPH-004E00|cjk unified ideograph-4E00
CJK UNIFIED IDEOGRAPH-A4D0|CJK UNIFIED IDEOGRAPH-""".replace("\n", "|").split("|")
    + ["X" * 300]
)


def scalars():
    return (code for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF)


def expected_character(code):
    """The line that the tool prints, without the flag for what other Pythons think."""
    text = "a" + chr(code)
    name = unicodedata.normalize("NFKC", text).encode().hex() if text.isidentifier() else "-"
    return f"{code:x} {chr(code).isidentifier():d} {text.isidentifier():d} {name}"


def lookup(name):
    """What "\\N{name}" gives; sequences, which unicodedata knows too, are not characters."""
    try:
        found = unicodedata.lookup(name)
    except KeyError:
        return "-"
    return str(ord(found)) if len(found) == 1 else "-"


def names():
    known = [name for code in scalars() if (name := unicodedata.name(chr(code), ""))]
    known += ALIASES.read_text(encoding="ascii").splitlines()[1:] + [
        f"VS{number}" for number in range(1, 257)
    ]
    random = Random(14)
    damaged = [name[:-1] for name in known] + [name + random.choice("SX1 ") for name in known]
    return known + [name.lower() for name in known] + damaged + NOT_NAMES


def main():
    asked = names()
    done = subprocess.run(
        [sys.argv[1]], input="\n".join(asked) + "\n", capture_output=True, text=True, check=True
    )
    lines = iter(done.stdout.splitlines())
    wrong = []
    for code in scalars():
        number, starts, continues, _, name = next(lines).split(" ")
        if f"{number} {starts} {continues} {name}" != (expected := expected_character(code)):
            wrong.append(f"character: {expected}, ours: {starts} {continues} {name}")
    for name in asked:
        found, disputed = next(lines).split(" ")
        if found != lookup(name) or (found == "-" and disputed == "0"):
            wrong.append(f"name {name!r}: {lookup(name)}, ours: {found}")
    print(*wrong[:20], sep="\n")
    print(f"{sum(1 for _ in scalars())} characters and {len(asked)} names compared, {len(wrong)} wrong")
    return 1 if wrong or next(lines, None) is not None else 0


if __name__ == "__main__":
    sys.exit(main())
