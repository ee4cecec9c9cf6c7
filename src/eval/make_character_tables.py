"""Promise: writes character_tables.h, what CPython 3.11's str methods make of each character.

Usage: make_character_tables.py OUTPUT. Run by the build with a Python 3.11; a Python with any other Unicode is refused.

- Flags lie in blocks of 128 characters, each different block once.
- Mappings hold the characters beyond ASCII that change, sorted, with the one to three they become: title only where
  it differs from upper, casefold only where it differs from lower.
"""

import sys
import unicodedata
from pathlib import Path

BLOCK = 128
SIGMA = "\N{GREEK CAPITAL LETTER SIGMA}"
FINAL_SIGMA = "\N{GREEK SMALL LETTER FINAL SIGMA}"

# Characters that the str methods of CPython 3.9.18, 3.10.13, 3.11.7, 3.12.1 and 3.13.0 do not treat all alike: what
# Unicode 14.0 to 15.1 added, and some ideographs that became numeric.
DISPUTED = """
61D 870-88E 890-891 898-89F 8B5 8C8-8D2 C3C C5D CDD CF3 ECE 10FC 170D 1715 171F 1734 180F 1AC1-1ACE 1B4C 1B7D-1B7E
1DFA 200C-200D 20C0 2C2F 2C5F 2E53-2E5D 2FFC-2FFF 30FB 31EF 4E24 4EAC 4FE9 5006 62D0 6D1E 7695 79ED 920E 94A9
9FFD-9FFF A7C0-A7C1 A7D0-A7D1 A7D3 A7D5-A7D9 A7F2-A7F4 AB69 FBC2 FD40-FD4F FDCF FDFE-FDFF FF65 10570-1057A
1057C-1058A 1058C-10592 10594-10595 10597-105A1 105A3-105B1 105B3-105B9 105BB-105BC 10780-10785 10787-107B0
107B2-107BA 10EFD-10EFF 10F70-10F89 11070-11075 110C2 1123F-11241 116B9 11740-11746 11AB0-11ABF 11B00-11B09
11F00-11F10 11F12-11F3A 11F3E-11F59 12F90-12FF2 1342F 13439-13455 16A70-16ABE 16AC0-16AC9 1AFF0-1AFF3 1AFF5-1AFFB
1AFFD-1AFFE 1B11F-1B122 1B132 1B155 1CF00-1CF2D 1CF30-1CF46 1CF50-1CFC3 1D1E9-1D1EA 1D2C0-1D2D3 1DF00-1DF1E
1DF25-1DF2A 1E030-1E06D 1E08F 1E290-1E2AE 1E4D0-1E4F9 1E7E0-1E7E6 1E7E8-1E7EB 1E7ED-1E7EE 1E7F0-1E7FE 1F6DC-1F6DF
1F774-1F776 1F77B-1F77F 1F7D9 1F7F0 1F979 1F9CC 1FA75-1FA77 1FA7B-1FA7C 1FA87-1FA88 1FAA9-1FAAF 1FAB7-1FABD 1FABF
1FAC3-1FAC5 1FACE-1FACF 1FAD7-1FADB 1FAE0-1FAE8 1FAF0-1FAF8 2A6DE-2A6DF 2B735-2B739 2EBF0-2EE5D 31350-323AF
"""


def parse_ranges(text):
    members = set()
    for item in text.split():
        first, _, last = item.partition("-")
        members.update(range(int(first, 16), int(last or first, 16) + 1))
    return members


# In the order of the bits; character_properties.h has the same names.
PROPERTIES = {
    "alphabetic": str.isalpha,
    "decimal": str.isdecimal,
    "digit": str.isdigit,
    "numeric": str.isnumeric,
    "printable": str.isprintable,
    "lower": str.islower,
    "upper": str.isupper,
    "title": lambda c: unicodedata.category(c) == "Lt",
    "space": str.isspace,
    # The last two show only in what they do: cased to title(), ignorable to a final sigma.
    "cased": lambda c: (c + "a").title()[-1] == "a",
    "case_ignorable": lambda c: (
        ("a" + c + SIGMA).lower()[-1] == FINAL_SIGMA and (c + SIGMA).lower()[-1] != FINAL_SIGMA
    ),
}


def flags_of(code):
    return sum(1 << bit for bit, has in enumerate(PROPERTIES.values()) if has(chr(code)))


def array(kind, name, values):
    rows = [", ".join(map(str, values[i : i + 16])) for i in range(0, len(values), 16)]
    return f"constexpr {kind} {name}[] = {{\n" + ",\n".join(rows) + "};\n"


def mapping(name, becomes, unless):
    rows = []
    for code in range(128, sys.maxunicode + 1):
        character = chr(code)
        to = becomes(character)
        if to != unless(character):
            assert 1 <= len(to) <= 3, "a row has room for three characters"
            rows.append(f"{{{code}, {{{', '.join(str(ord(c)) for c in to)}}}}}")
    return f"constexpr Mapping {name}[] = {{\n" + ",\n".join(rows) + "};\n"


def main(output):
    if unicodedata.unidata_version != "14.0.0" or sys.maxunicode != 0x10FFFF:
        sys.exit(
            "make_character_tables.py needs Python 3.11 with Unicode 14.0.0; "
            f"this is Python {sys.version.split()[0]} with Unicode {unicodedata.unidata_version}"
        )
    disputed = parse_ranges(DISPUTED)
    flags = [flags_of(code) | (code in disputed) << len(PROPERTIES) for code in range(sys.maxunicode + 1)]
    blocks = {}
    which = [
        blocks.setdefault(tuple(flags[start : start + BLOCK]), len(blocks))
        for start in range(0, len(flags), BLOCK)
    ]
    header = [
        "// Made by make_character_tables.py, which explains it.\n#pragma once\n"
        "#include <cstddef>\n#include <cstdint>\nnamespace rezdex::eval {\n"
        "struct Mapping {\n    char32_t from;\n    char32_t to[3]; // 0 behind the last\n};\n",
        f"constexpr std::size_t block_size = {BLOCK};\n",
        array("std::uint16_t", "block_of", which),
        array("std::uint16_t", "block_flags", [flag for block in blocks for flag in block]),
        mapping("upper_mapping", str.upper, lambda c: c),
        mapping("lower_mapping", str.lower, lambda c: c),
        mapping("title_mapping", str.title, str.upper),
        mapping("fold_mapping", str.casefold, str.lower),
        "} // namespace rezdex::eval\n",
    ]
    Path(output).write_text("".join(header), encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1])
