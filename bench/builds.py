"""Promise: whether parsing became slower since another build of ours, in one run of both.

Usage: compare.py --against BUILD [REPOSITORY]. BUILD is the build folder of another commit, kept out of this
repository; what part 1 of rezdex took, for one:

    git worktree add ../part1 e007ec4 && ../part1/dev build
    ./dev bench --against ../part1/build/release

First the answers are compared: of what both builds know they must say the same. Then both read and parse
everything, turn by turn. Exits 1 where this build takes more than LIMIT times as long.
"""

import json
import subprocess

import figures
import report
from workers import Worker, measure

PARSE, LIMIT = "parse", 1.1
KNOWN = ("complete", "solver")


def parsed(build, paths):
    """What the build's command line says of each path, in order."""
    command = [build / "bin/rezdex", "parse", "--jsonl", "-0"]
    output = subprocess.run(
        command, input="\0".join(paths), capture_output=True, text=True, check=True
    ).stdout
    return [json.loads(line) for line in output.splitlines()]


def differences(paths, ours, theirs):
    """The paths of which both builds know an attribute and say different things; the attributes' order counts."""
    for path, mine, its in zip(paths, ours, theirs, strict=True):
        if mine["status"] not in KNOWN or its["status"] not in KNOWN:
            continue
        unknown = {*mine["unknown"], *its["unknown"]}
        first, second = (
            json.dumps({name: value for name, value in answer["data"].items() if name not in unknown})
            for answer in (mine, its)
        )
        if first != second:
            yield path


def check(paths, ours, theirs):
    different = list(differences(paths, ours, theirs))
    if different:
        raise ValueError("the two builds answer differently:\n" + "\n".join(different))
    known = [sum(answer["status"] in KNOWN for answer in answers) for answers in (ours, theirs)]
    return f"of {len(paths)} definitions this build knows {known[0]}, the other {known[1]}, none differently"


def time_both(build, other, folder, rounds):
    """Times by name; a worker that only parses needs neither an index nor a family."""
    this, that = (
        [str(b / "bench/bench_worker"), str(folder), "no index", "no family"] for b in (build, other)
    )
    with Worker(this) as mine, Worker(that) as its:
        return measure({"this": lambda: mine.run(PARSE), "other": lambda: its.run(PARSE)}, rounds)


def compare(build, other, folder, paths, rounds):
    """Prints both times and their ratio; true where it keeps to the limit."""
    print("\n".join(report.provenance()))
    print("- " + check(paths, parsed(build, paths), parsed(other, paths)), end="\n\n")
    times = time_both(build, other, folder, rounds)
    ratio = times["this"].ratio_to(times["other"])
    figure = figures.at_most("parse only: read and parse all", ratio, LIMIT, f"× the build in {other}")
    rows = [[f"{name} build", f"{its.median:.3g}", f"{its.minimum:.3g}"] for name, its in times.items()]
    print("\n".join(report.table(["parse only", "median, ms", "minimum, ms"], rows)), end="\n\n")
    print("\n".join(report.figures_table([figure])))
    return figure.holds
