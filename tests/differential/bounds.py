"""Promise: what rezdex leaves unanswered though rez loads it cannot grow unseen; the bounds lie in bounds/.

Of files (tests/cases, tests/wild) each one that is not answered in full is listed, with the reason or the unknown
attributes: the list is true, or the test fails. Of a seeded run, known by its count and seed, the share of each reason
is recorded: a higher one fails, a lower one is printed; other runs have no bounds. `--record` writes what was found.
"""

import json
import math
import pathlib

FOLDER = pathlib.Path(__file__).parent / "bounds"
DEVIATIONS = 2  # so many standard deviations are taken for chance: out of time, or another machine


def unanswered(ours, theirs):
    """Why a definition that rez loads is not answered in full; None where it is, or where rez raises."""
    if theirs["raises"]:
        return None
    if ours["status"] not in ("complete", "solver"):
        return f"declined {ours['reason']}"
    unknown = sorted(set(ours["unknown"]) - set(theirs["unknown"]))
    return f"unknown {', '.join(unknown)}" if unknown else None


def kind_of(why):
    """The reason, or that an attribute is unknown."""
    return why.removeprefix("declined ") if why.startswith("declined") else "unknown attribute"


def check_list(title, found, record):
    """Holds {file: why} to the list; how many lines are wrong."""
    file = FOLDER / f"{title}.txt"
    lines = [f"{name}: {why}" for name, why in sorted(found.items())]
    if record:
        file.write_text("".join(line + "\n" for line in lines))
    listed = file.read_text().splitlines()
    new, gone = sorted(set(lines) - set(listed)), sorted(set(listed) - set(lines))
    for line in new:
        print(f"  NOT ANSWERED any more, or in another way: {line}")
    for line in gone:
        print(f"  listed in {file}, but not so any more: {line}")
    if new or gone:
        print("  if that is right: --record")
    return len(new) + len(gone)


def check_shares(run, counts, total, record):
    """Holds the share of each kind, in percent of `total`, to its bound; how many are above it."""
    file = FOLDER / f"{run}.json"
    shares = {kind: 100 * count / total for kind, count in sorted(counts.items())}
    if record:
        rounded = {kind: math.ceil(share * 1000) / 1000 for kind, share in shares.items()}
        file.write_text(json.dumps(rounded, indent=2) + "\n")
    if not file.exists():
        print(f"  no bounds are recorded of {run}")
        return 0
    bounds = json.loads(file.read_text())
    above = 0
    for kind in sorted(bounds.keys() | shares.keys()):
        share, bound = shares.get(kind, 0), bounds.get(kind, 0)
        chance = 100 * DEVIATIONS * math.sqrt(max(bound / 100, 1 / total) / total)
        if share > bound + chance:
            above += 1
            print(f"  ABOVE its bound of {bound} %: {share:.3f} % {kind}")
        elif share < bound - chance:
            print(f"  below its bound of {bound} %: {share:.3f} % {kind}; lower it with --record")
    return above
