"""Promise: writes codec_table.h, the encodings that Python 3.11's own library knows, for src/syntax/codecs.cpp.

Usage: make_codec_table.py OUTPUT. Run by the build with a Python 3.11; any other version is refused.
"""

import codecs
import encodings.aliases
import pkgutil
import sys
from pathlib import Path

READ_HERE = {"utf-8": "utf_8", "ascii": "ascii", "iso8859-1": "latin_1", "iso8859-15": "iso_8859_15"}


def kind(name):
    """The identifier of rezdex::syntax::Codec for a name, or None if the registry does not have it here."""
    try:
        codec = codecs.lookup(name)
    except LookupError:  # Windows' own code pages
        return None
    if not codec._is_text_encoding:
        return "not_text"
    return READ_HERE.get(codec.name, "other_text")


def main(output):
    if sys.version_info[:2] != (3, 11):
        sys.exit(f"make_codec_table.py needs Python 3.11, not {sys.version.split()[0]}")
    aliases = set(encodings.aliases.aliases)
    names = sorted(aliases | {module.name for module in pkgutil.iter_modules(encodings.__path__)})
    rows = [
        f'    {{"{name}", Codec::{kind(name)}, {str(name in aliases).lower()}}},'
        for name in names
        if kind(name)
    ]
    lines = [
        "// Made by make_codec_table.py; sorted by name.",
        "#pragma once",
        "namespace rezdex::syntax {",
        f"struct CodecName {{ char name[{max(map(len, names)) + 1}]; Codec codec; bool is_alias; }};",
        "constexpr CodecName codec_table[] = {",
        *rows,
        "};",
        "}",
    ]
    Path(output).write_text("\n".join(lines) + "\n", encoding="ascii")


if __name__ == "__main__":
    main(sys.argv[1])
