"""Promise: writes unicode_tables.h, what Python 3.11 knows of Unicode 14, for src/syntax/unicode.cpp.

Usage: make_unicode_tables.py OUTPUT. Run by the build with a Python 3.11; a Python with any other Unicode is refused.

- Ranges of characters are sorted boundaries: a character is in the set if an odd number of them is <= it.
- Names are sorted and front-coded in blocks: a byte with the length shared with the name before, a byte with the
  length of the rest, the rest. A block starts with a whole name. Code points stand beside, in the same order.
- Ideographs and Hangul syllables have no rows: their names are computed.
"""

import sys
import unicodedata
from pathlib import Path

NAMES_PER_BLOCK = 32
COMPUTED = ("CJK UNIFIED IDEOGRAPH-", "HANGUL SYLLABLE ")

# Assigned in Unicode 14.0, unknown to the 13.0 of Python 3.9 and 3.10.
ASSIGNED_IN_14 = """
61D 870-88E 890-891 898-89F 8B5 8C8-8D2 C3C C5D CDD 170D 1715 171F 180F 1AC1-1ACE 1B4C 1B7D-1B7E 1DFA 20C0
2C2F 2C5F 2E53-2E5D 9FFD-9FFF A7C0-A7C1 A7D0-A7D1 A7D3 A7D5-A7D9 A7F2-A7F4 FBC2 FD40-FD4F FDCF FDFE-FDFF
10570-1057A 1057C-1058A 1058C-10592 10594-10595 10597-105A1 105A3-105B1 105B3-105B9 105BB-105BC 10780-10785
10787-107B0 107B2-107BA 10F70-10F89 11070-11075 110C2 116B9 11740-11746 11AB0-11ABF 12F90-12FF2 16A70-16ABE
16AC0-16AC9 1AFF0-1AFF3 1AFF5-1AFFB 1AFFD-1AFFE 1B11F-1B122 1CF00-1CF2D 1CF30-1CF46 1CF50-1CFC3 1D1E9-1D1EA
1DF00-1DF1E 1E290-1E2AE 1E7E0-1E7E6 1E7E8-1E7EB 1E7ED-1E7EE 1E7F0-1E7FE 1F6DD-1F6DF 1F7F0 1F979 1F9CC
1FA7B-1FA7C 1FAA9-1FAAC 1FAB7-1FABA 1FAC3-1FAC5 1FAD7-1FAD9 1FAE0-1FAE7 1FAF0-1FAF6 2A6DE-2A6DF 2B735-2B738
"""
# Older characters with something new: an alias in 14.0, a place in identifiers in 15.1.
NEW_ALIAS_IN_14 = {0xAA6E}
IDENTIFIERS_IN_15 = {0x200C, 0x200D, 0x30FB, 0xFF65}


def scalars():
    return (code for code in range(sys.maxunicode + 1) if not 0xD800 <= code <= 0xDFFF)


def parse_ranges(text):
    members = set()
    for item in text.split():
        first, _, last = item.partition("-")
        members.update(range(int(first, 16), int(last or first, 16) + 1))
    return members


def boundaries(members):
    found, inside = [], False
    for code in range(sys.maxunicode + 2):
        if (code in members) != inside:
            found.append(code)
            inside = not inside
    return found


def named_characters(folder):
    """All that \\N{} finds by a table: {name: code point}."""
    names = {}
    for code in scalars():
        name = unicodedata.name(chr(code), "")
        if name and not name.startswith(COMPUTED):
            names[name] = code
    aliases = (folder / "unicode_aliases.txt").read_text(encoding="ascii").splitlines()[1:]
    for alias in aliases + [f"VS{number}" for number in range(1, 257)]:
        names[alias] = ord(unicodedata.lookup(alias))
    return names


def front_coded(names):
    """The bytes of all blocks, and where each block starts."""
    data, starts, before = bytearray(), [], b""
    for index, name in enumerate(names):
        text = name.encode("ascii")
        shared = 0
        if index % NAMES_PER_BLOCK == 0:
            starts.append(len(data))
        else:
            while shared < min(len(before), len(text)) and before[shared] == text[shared]:
                shared += 1
        data += bytes((shared, len(text) - shared)) + text[shared:]
        before = text
    return bytes(data), starts


def array(kind, name, values):
    rows = [", ".join(map(str, values[i : i + 16])) for i in range(0, len(values), 16)]
    return f"constexpr {kind} {name}[] = {{\n" + ",\n".join(rows) + "};\n"


def literal(name, data):
    rows = ["".join(f"\\{byte:03o}" for byte in data[i : i + 32]) for i in range(0, len(data), 32)]
    return f"constexpr char {name}[] =\n" + "\n".join(f'"{row}"' for row in rows) + ";\n"


def main(output):
    if unicodedata.unidata_version != "14.0.0" or sys.maxunicode != 0x10FFFF:
        sys.exit(
            "make_unicode_tables.py needs Python 3.11 with Unicode 14.0.0; "
            f"this is Python {sys.version.split()[0]} with Unicode {unicodedata.unidata_version}"
        )
    new_in_14 = parse_ranges(ASSIGNED_IN_14)
    unassigned = {code for code in scalars() if unicodedata.category(chr(code)) == "Cn"}
    names = named_characters(Path(__file__).parent)
    longest = max(map(len, names))
    assert longest < 256, "the length of a name is kept in one byte"
    data, starts = front_coded(sorted(names))
    header = [
        "// Made by make_unicode_tables.py, which explains it.\n#pragma once\n"
        '#pragma GCC diagnostic ignored "-Woverlength-strings"\n'
        "namespace rezdex::syntax {\n",
        array("char32_t", "identifier_start", boundaries({c for c in scalars() if chr(c).isidentifier()})),
        array(
            "char32_t",
            "identifier_continue",
            boundaries({c for c in scalars() if ("a" + chr(c)).isidentifier()}),
        ),
        array("char32_t", "disputed_in_identifier", boundaries(new_in_14 | unassigned | IDENTIFIERS_IN_15)),
        array("char32_t", "disputed_by_name", boundaries(new_in_14 | NEW_ALIAS_IN_14)),
        array(
            "char32_t",
            "ideograph",
            boundaries(
                {c for c in scalars() if unicodedata.name(chr(c), "").startswith("CJK UNIFIED IDEOGRAPH-")}
            ),
        ),
        f"constexpr std::size_t names_per_block = {NAMES_PER_BLOCK};\n",
        f"constexpr std::size_t longest_name = {longest};\n",
        f"constexpr std::size_t name_count = {len(names)};\n",
        array("std::uint32_t", "name_block_start", starts),
        array("char32_t", "name_character", [names[name] for name in sorted(names)]),
        literal("name_text", data),
        "} // namespace rezdex::syntax\n",
    ]
    Path(output).write_text("".join(header), encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1])
