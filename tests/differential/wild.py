"""Promise: compares rezdex with rez over tests/wild, definitions as studios write them, and prints the share answered.

The files are our own, weighted as definitions in the wild are: what they use, how often. Of those that rez loads,
printed: how many are answered without inputs, how many with them, and the rest by reason and line. Fails on any
difference (compare.py says what one is).

Usage: wild.py [--rezdex PROGRAM]
"""

import argparse
import os
import pathlib
import sys
import tempfile

import compare
import sandbox

WILD = pathlib.Path(__file__).parents[1] / "wild"


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rezdex", default=os.environ.get("REZDEX_BIN", "build/release/bin/rezdex"))
    options = parser.parse_args()
    files = sorted(WILD.glob("*.py"))
    if not files:
        sys.exit(f"no definitions in {WILD}")
    with tempfile.TemporaryDirectory(prefix="rezdex-wild-") as folder:
        paths = compare.write_texts([(file.stem, file.read_bytes()) for file in files], folder)
        ours = compare.ask_rezdex(options.rezdex, paths)
        with sandbox.entered():
            theirs = [sandbox.ask_rez(path, dict(os.environ)) for path in paths]
    plain, with_inputs, loads, failures = 0, 0, 0, 0
    for file, mine, rezs in zip(files, ours, theirs, strict=True):
        found = sandbox.difference(mine, rezs)
        if found:
            failures += 1
            print(f"  WRONG {file.name}: {found}")
        if rezs["raises"]:
            continue
        loads += 1
        if mine["status"] == "dynamic":
            print(f"  declined {file.name}:{mine['line']} {mine['reason']}")
        elif mine["inputs"]:
            with_inputs += 1
        else:
            plain += 1
    print(
        f"wild: {len(files)} definitions, rez loads {loads}; of these answered without inputs {plain / loads:.1%}, "
        f"with tracked inputs {(plain + with_inputs) / loads:.1%}"
    )
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
