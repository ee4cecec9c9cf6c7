"""Promise: our tree of a source equals that of the CPython 3.11 that runs this, node by node, values and places too.

Usage: compare_trees.py DUMP_TREE [--sample N] [FOLDER…]. Compares over every Nth file of the standard library and of
the FOLDERs, and over the snippets beside this script. Sources that are refused or undecided are compare_compile.py's.
"""

import argparse
import re
import struct
import subprocess
import sys
import sysconfig
import warnings
from pathlib import Path

from compare_compile import snippets
from tree_text import tree_text

COOKIE = re.compile(rb"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
BIG_INTEGER = re.compile(r"\(i:(0[xob][0-9a-f]+|[0-9]{19,})\)")


def main() -> int:
    warnings.simplefilter("ignore")
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("dump_tree", help="the program built from dump_tree.cpp")
    parser.add_argument("folders", nargs="*", type=Path, help="more folders of Python files")
    parser.add_argument("--sample", type=int, default=1, help="compare every Nth file only")
    options = parser.parse_args()

    folders = [Path(sysconfig.get_path("stdlib")), *options.folders]
    files = [path for folder in folders for path in sorted(folder.rglob("*.py"))][:: options.sample]
    sources = [(str(path), path.read_bytes()) for path in files]
    sources += [(f"snippet {number}", snippet) for number, snippet in enumerate(snippets())]

    compared = different = 0
    for (name, source), ours in zip(sources, trees(options.dump_tree, sources), strict=True):
        theirs = expected(source)
        if theirs is None or ours.startswith(("rejected\t", "undecided\t")):
            continue
        compared += 1
        if plain_integers(ours) != plain_integers(theirs):
            different += 1
            print(f"{name}: {difference(ours, theirs)}")
    print(f"{compared} trees compared, {different} differ")
    return 1 if different or not compared else 0


def trees(tool: str, sources: list[tuple[str, bytes]]) -> list[str]:
    stream = b"".join(struct.pack("<I", len(source)) + source for _, source in sources)
    done = subprocess.run([tool], input=stream, capture_output=True, check=True)
    return done.stdout.decode("utf-8", "surrogateescape").split("\n")[:-1]


def expected(source: bytes) -> str | None:
    """None also where the places that `ast` gives are not those in the text's UTF-8."""
    if not source.isascii() and any(COOKIE.match(line) for line in source.splitlines()[:2]):
        return None
    try:
        compile(source, "source", "exec")
        return tree_text(source)
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return None


def plain_integers(text: str) -> str:
    """Our big integers keep the base of the literal."""
    return BIG_INTEGER.sub(lambda match: f"(i:{int(match[1], 0)})", text)


def difference(ours: str, theirs: str) -> str:
    lengths = range(min(len(ours), len(theirs)))
    at = next((i for i in lengths if ours[i] != theirs[i]), len(lengths))
    part = slice(max(0, at - 60), at + 40)
    return f"ours …{ours[part]}… CPython's …{theirs[part]}…"


if __name__ == "__main__":
    sys.exit(main())
