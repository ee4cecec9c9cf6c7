"""Promise: shows a newcomer what rezdex does, on rez's own benchmark repository, with real figures.

Usage: demo.py. It works in build/demo on a copy of its own: indexes it, looks all of it up, changes a few
definitions, and looks up again. What it prints is computed, never written here.
"""

import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import repository
from answers import looked_up
from compare import REZDEX, WORKER, a_family
from workers import Worker, measure

WORK = repository.ROOT / "build/demo"
PACKAGES, DATABASE = WORK / "packages", WORK / "index"
ROUNDS = 5


def say(text=""):
    print(text, flush=True)


def table(header, rows):
    rows = [header, *rows]
    widths = [max(len(row[column]) for row in rows) for column in range(len(header))]
    for number, row in enumerate(rows):
        say("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        if number == 0:
            say("  " + "  ".join("─" * width for width in widths))


def index():
    packages, database = (folder.relative_to(repository.ROOT) for folder in (PACKAGES, DATABASE))
    say(f"\n$ rezdex index {packages} --db {database} --settle")
    say("  (--settle waits until the copy just made is old enough for its time stamps to be believed)")
    subprocess.run([REZDEX, "index", PACKAGES, "--db", DATABASE, "--settle"], check=True)


def append(text):
    def change(path):
        with path.open("a") as file:
            file.write(text)

    return change


def add(path):
    path.parent.mkdir()
    path.write_text(f'name = "{path.parts[-3]}"\nversion = "{path.parts[-2]}"\nrequires = ["python-3.11"]\n')


# What happens to a definition, and how; "a new version" goes beside the version that is given.
CHANGES = {
    "edited: another requires": append('\nrequires = ["python-3.11"]\n'),
    "touched: same content": os.utime,
    "removed": Path.unlink,
    "a new version": add,
    "broken: a syntax error": append("\ndef commands(:\n"),
    "edited: needs Python now": append("\nimport studio_tools\n"),
}


def change(paths):
    """What happened to which definition; each in a family of its own."""
    step = len(paths) // len(CHANGES)
    happened = {}
    for number, (what, how) in enumerate(CHANGES.items()):
        path = Path(paths[number * step])
        if how is add:
            path = path.parents[1] / "99.0" / "package.py"
        how(path)
        happened[what] = str(path)
    return happened


def story(line):
    """What one line of `rezdex lookup` says, for a person."""
    if line["status"] in ("complete", "solver"):
        return f"requires {' '.join(line['requires'] or ['nothing'])[:40]}"
    return line["reason"] + (f", line {line['line']}" if line["line"] else "")


def origin(line):
    return line["origin"] + (", touched" if line["touched"] else "")


def counts(lines):
    return ", ".join(f"{number:,} {what}" for what, number in Counter(map(origin, lines)).most_common())


def times(paths):
    family = a_family(paths)
    pyrer = [sys.executable, str(Path(__file__).with_name("pyrer_worker.py")), str(PACKAGES)]
    with Worker([str(WORKER), str(PACKAGES), str(DATABASE), family]) as worker, Worker(pyrer) as peer:
        ours = ["stat, 2 threads", "file, sorted", "family, sorted", "snapshot, sorted", "parse"]
        turns = {name: lambda name=name: worker.run(name) for name in ours}
        return measure(turns | {"pyrer, batched": lambda: peer.run("pyrer, batched")}, ROUNDS)


def show_times(took, count):
    peer = took["pyrer, batched"].median
    names = {
        "pyrer, batched": "pyrer reads and parses every file",
        "parse": "rezdex reads and parses every file, without an index",
        "file, sorted": "rezdex looks up; checks each file with one stat",
        "family, sorted": "rezdex looks up; checks each family's folder",
        "snapshot, sorted": "rezdex looks up; checks nothing",
        "stat, 2 threads": "for comparison: only one stat a file",
    }
    rows = [
        [
            what,
            f"{took[name].median:.1f} ms",
            f"{1000 * took[name].median / count:.2f} µs",
            f"{peer / took[name].median:.1f} ×",
        ]
        for name, what in names.items()
    ]
    table([f"{count:,} definitions", "time", "for one", "speed"], rows)


def main():
    shutil.rmtree(WORK, ignore_errors=True)
    WORK.mkdir(parents=True)
    say("Unpacking rez's own benchmark repository …")
    repository.fetch(PACKAGES)
    paths = repository.definitions(PACKAGES)
    index()

    say(f"\nLooking up all {len(paths):,} definitions, each checked against its file:")
    say(f"  answered from: {counts(looked_up(REZDEX, DATABASE, paths, 'file'))}\n")
    show_times(times(paths), len(paths))

    happened = change(paths)
    say(f"\nNow {len(happened)} definitions change, and the index is not told:")
    everything = sorted({*paths, *happened.values()})
    lines = dict(zip(everything, looked_up(REZDEX, DATABASE, everything, "file"), strict=True))
    say(f"  answered from: {counts(lines.values())}\n")
    rows = []
    for what, path in happened.items():
        line = lines[path]
        name = "-".join(Path(path).parts[-3:-1])
        rows.append([what, name, origin(line), line["status"], story(line)])
    table(["what happened", "package", "origin", "status", "what rezdex says"], rows)
    say(
        "\nOrigin index: from the index, after checking the file. live: the file was read and parsed there and then."
    )
    say("`./dev bench` measures with more care; `build/release/bin/rezdex --help` shows what else there is.")


if __name__ == "__main__":
    main()
