"""Promise: compares rezdex with rez over tests/wild, definitions as studios write them, and prints the share answered.

The files are our own. Those of tests/wild itself are weighted as definitions in the wild are: weights.txt says what
share of the public ones has what, and no share here may be far from that. So the shares printed estimate what is
answered in the wild: without inputs, and with them, where rezdex is given what rez's own Python says of each. Files of
tests/wild/odd have what is rare, or what nobody has been seen to write: they are compared, and counted apart. Printed
are also what is declined, by reason and line, and what is left unknown though rez knows it; both are held to
bounds.py. Fails on any difference (compare.py says what one is).

Usage: wild.py [--rezdex PROGRAM] [--record]
"""

import argparse
import collections
import getpass
import json
import os
import pathlib
import platform
import re
import sys
import tempfile

import bounds
import compare
import sandbox
from rez.system import system

WILD = pathlib.Path(__file__).parents[1] / "wild"


def python_value(name):
    """What a plugin in this Python would supply for the input; None: absent."""
    head, _, tail = name.rpartition(".")
    if name.startswith("env:"):
        return os.environ.get(name.removeprefix("env:"))
    if name in ("building", "testing"):
        return "False"
    if head == "platform":
        return getattr(platform, tail)()
    if head == "rez.system":
        return getattr(system, tail)
    others = {
        "getpass.getuser": getpass.getuser,
        "os.cpu_count": lambda: str(os.cpu_count()),
        "os.getcwd": os.getcwd,
        "os.name": lambda: os.name,
        "sys.executable": lambda: sys.executable,
        "sys.platform": lambda: sys.platform,
        "sys.version": lambda: sys.version,
        "sys.version_info": lambda: ".".join(map(str, sys.version_info)),
    }
    return others[name]()


def ask_rezdex(rezdex, paths, folder):
    """Its answers where Python supplies every input: they name what they need, one after the other."""
    supplied, file = {}, pathlib.Path(folder, "environ.json")
    while True:
        file.write_text(json.dumps(supplied))
        ours = compare.ask_rezdex(rezdex, paths, "--environ", file)
        needed = {name for answer in ours for name in answer["inputs"]} - supplied.keys()
        if not needed:
            return ours
        supplied |= {name: python_value(name) for name in needed}


def weights():
    for line in (WILD / "weights.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            share, name, pattern = re.split(r"\s{2,}", line.strip(), maxsplit=2)
            yield float(share), name, re.compile(pattern, re.MULTILINE)


def check_weights(files):
    """How many shares are far from those of the wild."""
    texts = [file.read_text("latin-1") for file in files]
    far = 0
    for wild, name, pattern in weights():
        here = 100 * sum(bool(pattern.search(text)) for text in texts) / len(texts)
        if abs(here - wild) > 3 + wild / 10:
            far += 1
            print(f"  NOT LIKE THE WILD: {name}: {here:.1f} % here, {wild} % there")
    return far


def ask_both(files, rezdex):
    """What rezdex says of each file, and what rez does; before the sandbox bounds the memory of this process."""
    with tempfile.TemporaryDirectory(prefix="rezdex-wild-") as folder:
        paths = compare.write_texts([(file.stem, file.read_bytes()) for file in files], folder)
        ours = ask_rezdex(rezdex, paths, folder)
        with sandbox.entered():
            return ours, [sandbox.ask_rez(path, dict(os.environ)) for path in paths]


def compare_files(title, files, ours, theirs):
    """How many are wrong, and {file: why} of those not answered in full; the shares are printed."""
    wrong, unanswered, counts = 0, {}, collections.Counter()
    for file, mine, rezs in zip(files, ours, theirs, strict=True):
        if found := sandbox.difference(mine, rezs, file.read_bytes()):
            wrong += 1
            print(f"  WRONG {file.name}: {found}")
        if rezs["raises"]:
            counts["rez raises"] += 1
            continue
        counts[mine["status"]] += 1
        if mine["status"] != "dynamic":
            counts["with" if mine["inputs"] else "without"] += 1
        if why := bounds.unanswered(mine, rezs):
            unanswered[str(file.relative_to(WILD))] = why
            at = f":{mine['line']}" if mine["line"] else ""
            print(f"  {title} {file.name}{at} {why}: {line_of(file, mine['line'])}")
    print_shares(title, len(files), counts, unanswered)
    return wrong, unanswered


def line_of(file, line):
    return file.read_text("latin-1").splitlines()[line - 1].strip() if line else ""


def print_shares(title, count, counts, unanswered):
    loads = count - counts["rez raises"]
    print(
        f"{title}: {count} definitions, rez loads {loads}; of these answered without inputs "
        f"{counts['without'] / loads:.1%}, with tracked inputs "
        f"{(counts['without'] + counts['with']) / loads:.1%}; "
        + ", ".join(f"{counts[status]} {status}" for status in ("complete", "solver", "dynamic"))
    )
    for kind, number in collections.Counter(map(bounds.kind_of, unanswered.values())).most_common():
        print(f"  {title}: {number} {kind}")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rezdex", default=os.environ.get("REZDEX_BIN", "build/release/bin/rezdex"))
    parser.add_argument("--record", action="store_true", help="write what is not answered to bounds/wild.txt")
    options = parser.parse_args()
    files, odd = sorted(WILD.glob("*.py")), sorted(WILD.glob("odd/*.py"))
    if not files or not odd:
        sys.exit(f"no definitions in {WILD}")
    ours, theirs = ask_both(odd + files, options.rezdex)
    wrong_odd, unanswered_odd = compare_files("odd", odd, ours[: len(odd)], theirs[: len(odd)])
    wrong, unanswered = compare_files("wild", files, ours[len(odd) :], theirs[len(odd) :])
    wrong += wrong_odd + check_weights(files)
    wrong += bounds.check_list("wild", unanswered | unanswered_odd, options.record)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
