"""Promise: measures rezdex against this machine's floors and against pyrer, in one run, on any repository.

Usage: compare.py [REPOSITORY] [--rounds N] [--starts N] [--results FILE] [--against BUILD | --slowfs].
Without a repository: rez's own benchmark repository. First the answers are compared (answers.py), then every
contestant has one turn a round (workers.py). Writes the results beside a plot, and exits 1 where a required figure
is not reached. With --against it only compares parsing with another build of ours (builds.py), with --slowfs it
measures storage that is slow to answer (slow_storage.py).
"""

import argparse
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import answers
import builds
import figures
import processes
import report
import repository
import slow_storage
from workers import Worker, measure

ROOT = repository.ROOT
RELEASE = ROOT / "build/release"
REZDEX, WORKER, EMPTY = RELEASE / "bin/rezdex", RELEASE / "bench/bench_worker", RELEASE / "bench/bench_empty"
WORK = ROOT / "build/benchmark"
ROUNDS = 15
OPENINGS = [
    "open + family, once",
    "open + family, 20 in a row",
]  # in this order: the second warms the caches up
OURS = ["parse", "file, sorted", "file, random", "family, sorted", "family, random",
        "snapshot, sorted", "snapshot, random", "build",
        "update, nothing changed", "update, one family"]  # fmt: skip
FLOORS = ["stat, 1 thread", "stat, 2 threads", "read, 1 thread", "read, 2 threads", "copy the index"]
PEERS = ["pyrer, batched", "pyrer, serial"]


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("repository", nargs="?", type=Path, help="a folder of <family>/<version>/package.py")
    parser.add_argument("--rounds", type=int, help=f"{ROUNDS}; with --slowfs {slow_storage.ROUNDS}")
    parser.add_argument("--starts", type=int, default=200, help="cold starts of a process")
    parser.add_argument("--results", type=Path, default=ROOT / "bench/RESULTS.md")
    parser.add_argument(
        "--against", type=Path, metavar="BUILD", help="compare parsing with another build of ours"
    )
    parser.add_argument("--slowfs", action="store_true", help="measure on storage that is slow to answer")
    wanted = parser.parse_args()
    wanted.rounds = wanted.rounds or (slow_storage.ROUNDS if wanted.slowfs else ROUNDS)
    return wanted


def a_family(paths):
    """The family whose number of versions is nearest to eight, as a usual one has."""
    sizes = Counter(Path(path).parts[-3] for path in paths)
    return min(sizes, key=lambda family: (abs(sizes[family] - 8), family))


def index(folder):
    """A settled index of the repository: no entry is too young to be believed."""
    database = WORK / "index"
    shutil.rmtree(database, ignore_errors=True)
    subprocess.run([REZDEX, "index", folder, "--db", database, "--settle"], check=True)
    return database


def in_process(folder, database, family, rounds):
    ours = [str(WORKER), str(folder), str(database), family]
    theirs = [sys.executable, str(Path(__file__).parent / "pyrer_worker.py"), str(folder)]
    # Opening is timed in a process that holds no index open.
    with Worker(ours) as worker, Worker(ours) as opener, Worker(theirs) as peer:
        owner = dict.fromkeys(FLOORS + OURS, worker) | dict.fromkeys(PEERS, peer)
        owner |= dict.fromkeys(OPENINGS, opener)
        turns = {name: lambda name=name, who=who: who.run(name) for name, who in owner.items()}
        return measure(
            turns, rounds, lambda done: print(f"\rround {done} of {rounds} ", end="", file=sys.stderr)
        )


def size_mb(database):
    return sum(file.stat().st_size for file in database.rglob("*") if file.is_file()) / 1e6


def main():
    wanted = arguments()
    folder = wanted.repository or repository.PACKAGES
    if wanted.repository is None:
        repository.fetch(folder)
    folder = folder.absolute()
    paths = repository.definitions(folder)
    if wanted.against:
        return 0 if builds.compare(RELEASE, wanted.against, folder, paths, wanted.rounds) else 1
    if wanted.slowfs:
        work = WORK / "slowfs"
        reached = slow_storage.measure(work, folder, paths, RELEASE, wanted.results, wanted.rounds)
        return 0 if reached else 1
    database, family = index(folder), a_family(paths)

    agreement = answers.check(REZDEX, database, paths)
    print(agreement)
    times = in_process(folder, database, family, wanted.rounds)
    turns = processes.cold_starts(REZDEX, database, family, EMPTY, WORK / "cache")
    times |= measure(turns, wanted.starts)

    build_mb = processes.build_memory(REZDEX, folder)
    required = figures.required(times, size_mb(database), build_mb)
    report.write(wanted.results, folder.name, len(paths), wanted.rounds, agreement, times, required)
    report.plot(wanted.results.with_name("results.svg"), times, len(paths))
    print(wanted.results.read_text())
    return 0 if all(figure.holds for figure in required) else 1


if __name__ == "__main__":
    sys.exit(main())
