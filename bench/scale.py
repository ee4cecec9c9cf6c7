"""Promise: what a package costs in repositories of 10⁴, 10⁵ and 10⁶: building, updating, looking up, memory.

Usage: scale.py [COUNT …]. Writes bench/SCALE.md and its plot. The repositories are made once (make_repository.py),
below build/scale; the largest takes 8 GB there. In each round every size has its turn of every contestant. A cost is
the time above the stat floor of the same size and round, divided by the number of packages. Exits 1 where a
figure is missed.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import figures
import make_repository
import processes
import report
import repository
from workers import Worker, measure

RELEASE = repository.ROOT / "build/release"
REZDEX, WORKER = RELEASE / "bin/rezdex", RELEASE / "bench/bench_worker"
TOUCH_PAGES = RELEASE / "bench/bench_touch_pages"
FOLDER = repository.ROOT / "build/scale"
COUNTS = [10**4, 10**5, 10**6]
FLOOR = "stat, 2 threads"
COSTS = {
    "build": "full build",
    "update, nothing changed": "update, nothing changed",
    "file, sorted": "lookup `file`",
}
ONE_FAMILY = "update, one family"
LOOKED_UP = 1000


class Size:
    """One repository, its index, and the worker that is timed on both."""

    def __init__(self, count):
        self.count, self.folder, self.database = count, FOLDER / str(count), FOLDER / f"{count}.rezdex"
        print(f"{count} packages: making them and their index", file=sys.stderr)
        make_repository.make(self.folder, count)
        shutil.rmtree(self.database, ignore_errors=True)
        self.peak_mb = processes.peak_memory(
            [str(REZDEX), "index", str(self.folder), "--db", str(self.database)]
        )
        subprocess.run(
            [REZDEX, "index", "--db", self.database, "--settle"], check=True, stdout=subprocess.DEVNULL
        )
        self.index_mb = sum(file.stat().st_size for file in self.database.glob("*.lmdb")) / 1e6
        self.worker = Worker(
            [str(WORKER), str(self.folder), str(self.database), make_repository.family_name(0)]
        )

    def turns(self):
        return {
            (self.count, name): lambda name=name: self.worker.run(name)
            for name in (FLOOR, *COSTS, ONE_FAMILY)
        }


def cost(times, count, name):
    """Nanoseconds a package, above the stat floor."""
    pairs = zip(times[count, name].work, times[count, FLOOR].work, strict=True)
    return median((work - floor) * 1e6 / count for work, floor in pairs)


def snapshot_starts(size, starts):
    """Milliseconds that a new process takes for random paths at `snapshot`, its output thrown away; and one that
    touches as many random pages of the index and does nothing else."""
    paths = repository.definitions(size.folder)
    chosen = random.Random(size.count).choices(paths, k=LOOKED_UP)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "paths").write_text("\n".join(chosen))
        environment = {**os.environ, "REZDEX_CACHE_DIR": folder}
        script = f'exec {REZDEX} lookup --db {size.database} --freshness snapshot - < "{folder}/paths"'
        (index,) = size.database.glob("*.lmdb")
        commands = [["/bin/sh", "-c", script], [str(TOUCH_PAGES), str(index), str(LOOKED_UP)]]
        turns = [[processes.start_to_end(each, environment) for each in commands] for _ in range(starts)]
    return [median(times) for times in zip(*turns, strict=True)]


def rows(sizes, times, starts):
    for size in sizes:
        n = size.count
        floor = median(times[n, FLOOR].work) * 1e6 / n
        costs = [f"{cost(times, n, name):.0f}" for name in COSTS]
        family = median(times[n, ONE_FAMILY].whole)
        others = [f"{time:.1f}" for time in starts[n]] + [f"{size.peak_mb:.0f}", f"{size.index_mb:.0f}"]
        yield [f"{n:,}", f"{floor:.0f}", *costs, f"{family:.0f}", *others]


def required(sizes, times, starts):
    small, large = sizes[0], sizes[-1]
    for name, what in COSTS.items():
        ratio = cost(times, large.count, name) / cost(times, small.count, name)
        yield figures.at_most(
            f"{what}: cost a package at {large.count:,}", ratio, 1.5, f"× that at {small.count:,}"
        )
    yield figures.at_most(f"peak memory of a build of {large.count:,}", large.peak_mb, 1500, "MB")
    for size in sizes:
        what = f"{LOOKED_UP:,} random paths of {size.count:,} at `snapshot`, a new process"
        yield figures.at_most(what, starts[size.count][0], 10, "ms")


def plot(path, sizes, times):
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "rezdex"})
    from matplotlib import pyplot

    counts = [size.count for size in sizes]
    figure, axes = pyplot.subplots(figsize=(8, 4.5), layout="constrained")
    for name, what in COSTS.items():
        axes.plot(
            counts, [cost(times, n, name) / 1e3 for n in counts], marker="o", label=what.replace("`", "")
        )
    axes.set(xscale="log", yscale="log", xlabel="packages", ylabel="µs a package above the stat floor")
    axes.legend()
    figure.savefig(path, metadata={"Date": None})


def write(path, lines):
    path.write_text("\n".join(lines) + "\n")
    print(path.read_text())


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("counts", nargs="*", type=int, default=COUNTS)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--starts", type=int, default=50)
    parser.add_argument("--results", type=Path, default=repository.ROOT / "bench/SCALE.md")
    wanted = parser.parse_args()

    sizes = [Size(count) for count in sorted(wanted.counts)]
    turns = {name: turn for size in sizes for name, turn in size.turns().items()}
    note = lambda done: print(f"\rround {done} of {wanted.rounds} ", end="", file=sys.stderr)  # noqa: E731
    times = measure(turns, wanted.rounds, note)
    starts = {size.count: snapshot_starts(size, wanted.starts) for size in sizes}

    found = list(required(sizes, times, starts))
    header = ["packages", "stat floor, ns", *(f"{what}, ns" for what in COSTS.values())]
    header += ["one family, ms", f"{LOOKED_UP:,} at `snapshot`, ms", f"touching {LOOKED_UP:,} pages, ms"]
    header += ["peak of the build, MB", "index, MB"]
    lines = ["# Results of ./dev scale", "", *report.provenance()]
    lines += [
        f"- {wanted.rounds} rounds; a cost is a package's, above the stat floor (2 threads) of the same round",
        "",
    ]
    lines += [*report.figures_table(found), "", *report.table(header, rows(sizes, times, starts)), ""]
    lines += [
        "An update of one family copies the index: its time is mostly the copy, its hash and its fsync.",
        f"Touching pages: a process that maps the index and reads a byte of {LOOKED_UP:,} random pages of it.",
        "",
    ]
    write(wanted.results, [*lines, "![costs](scale.svg)"])
    plot(wanted.results.with_name("scale.svg"), sizes, times)
    for size in sizes:
        size.worker.__exit__()
    return 0 if all(figure.holds for figure in found) else 1


if __name__ == "__main__":
    sys.exit(main())
