"""Promise: rezdex, pyrer and rez on storage that is slow to answer: each turn on a fresh mount, nothing cached.

Usage: compare.py --slowfs [REPOSITORY] [--rounds N]. The repository is shown by bench/slowfs, each of whose answers
takes DELAYS_US. The index is made over the same mount, without a delay. Whole families, spread over the repository,
are looked up by PATHS paths. First it is proven that the delays of 256 stats overlap, and the answers are compared
(answers.py). Round trips are the server's own count. Writes a section of RESULTS.md and a plot beside it.
"""

import contextlib
import itertools
import os
import random
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import answers
import figures
import report
from workers import Times, Worker

sys.path.insert(0, str(Path(__file__).parent / "slowfs"))
from slowfs import KINDS_NOBODY_WAITS_FOR, SlowFs  # noqa: E402 - lies in bench/slowfs

PATHS, DELAYS_US, ROUNDS = 2_000, (0, 200, 1_000), 5
CACHE_S = 30  # as a client of NFS keeps attributes of directories
# Of a path. The kernel's FUSE shows a new name before it notes for how long the name is good: a thread that comes in
# between asks again. One thread alone (REZDEX_IO_THREADS=1) makes none; 64 make up to six of 2,000 paths.
ASKED_AGAIN = 0.005
ROOT = 4  # round trips that a batch makes about the root itself: what it lies on, whether it stayed
DELAYED = ("lookup", "getattr", "open", "read", "readdir")
OURS = ["file, attribute cache", "file", "family", "snapshot"]
DEFAULT, MANY, REZ = "pyrer", "pyrer, 64 threads", "rez"
OVERLAPPING, OVERLAP_US, AT_ONCE = 256, 2_000_000, 200


def some_families(paths):
    """PATHS of the paths: whole families from all over the repository, but for the last, which may be cut."""
    families = {}
    for path in paths:
        families.setdefault(Path(path).parts[-3], []).append(path)
    names = list(families)
    random.Random(PATHS).shuffle(names)
    chosen = itertools.chain.from_iterable(families[name] for name in names)
    return sorted(itertools.islice(chosen, PATHS))


@dataclass
class Storage:
    """One place, mounted anew for each turn."""

    source: Path
    mountpoint: Path

    def mounted(self, delay_us):
        delays = {f"{kind}_us": delay_us for kind in DELAYED}
        return SlowFs(self.source, self.mountpoint, attr_timeout=CACHE_S, entry_timeout=CACHE_S, **delays)


def overlap(storage, paths):
    """How many times faster 256 stats of 256 threads are than one after the other; raises if they wait in line."""
    with storage.mounted(0) as slow:
        for path in paths[:OVERLAPPING]:
            os.stat(os.path.dirname(path))
        slow.delay("lookup", OVERLAP_US)
        threads = [threading.Thread(target=os.stat, args=(p,)) for p in paths[:OVERLAPPING]]
        start = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        ratio = len(threads) * OVERLAP_US / 1e6 / (time.perf_counter() - start)
        at_once = slow.most_at_once()
    if at_once < AT_ONCE:
        raise RuntimeError(f"the delays of {OVERLAPPING} stats do not overlap: at most {at_once} at once")
    return ratio


@dataclass
class Trial:
    times: Times = field(default_factory=Times)
    counts: dict = field(default_factory=dict)  # of the last round

    @property
    def round_trips(self):
        return sum(n for kind, n in self.counts.items() if kind not in KINDS_NOBODY_WAITS_FOR)


def run(storage, turns, delay_us, rounds):
    """A Trial by name; the first round, in which threads are made, is dropped."""
    trials = {name: Trial() for name in turns}
    for done in range(rounds + 1):
        print(f"\r{delay_us} µs, round {done} of {rounds} ", end="", file=sys.stderr)
        for name, (worker, contestant) in turns.items():
            if name == REZ and done != 1:
                continue  # one turn tells: it has no threads, and takes half a minute
            with storage.mounted(delay_us) as slow:
                work, _ = worker.run(contestant)
                counts = slow.counts()
            if done:
                trials[name].times.work.append(work)
                trials[name].counts = counts
    return trials


def run_all(storage, program, paths_file, database, rounds):
    """The trials by name, by delay."""
    peer = [sys.executable, str(Path(__file__).parent / "slow_worker.py"), str(paths_file)]
    usual = {name: value for name, value in os.environ.items() if name != "RAYON_NUM_THREADS"}
    with contextlib.ExitStack() as stack:
        ours = stack.enter_context(Worker([str(program), str(paths_file), str(database)]))
        default = stack.enter_context(Worker(peer, usual))
        many = stack.enter_context(Worker(peer, {**usual, "RAYON_NUM_THREADS": "64"}))
        turns = {name: (ours, name) for name in OURS}
        turns |= {MANY: (many, "pyrer"), DEFAULT: (default, "pyrer"), REZ: (default, "rez")}
        return {us: run(storage, turns, us, rounds) for us in DELAYS_US}


def chain(paths):
    """The lookups that must be: each family, version and file once."""
    parts = [Path(path).parts for path in paths]
    return len({p[:-2] for p in parts} | {p[:-1] for p in parts} | set(parts))


def required(trials, paths):
    """The figures, at the greatest delay."""

    def speed(mine, other):
        return 1 / trials[mine].times.ratio_to(trials[other].times)

    limits = {"file, attribute cache": (1.8, 30), "file": (1.3, 25), "family": (10, 200)}
    at = f"at {max(DELAYS_US):,} µs, cold: "
    rows = []
    for name, (many, default) in limits.items():
        rows.append(figures.at_least(f"{at}`{name}`", speed(name, MANY), many, f"× faster than {MANY}"))
        rows.append(
            figures.at_least(f"{at}`{name}`", speed(name, DEFAULT), default, "× faster than pyrer's default")
        )
    rows.append(figures.at_most("`snapshot`", trials["snapshot"].round_trips, 0, "round trips"))
    for name in OURS[:2]:
        trial = trials[name]
        lookups = (trial.counts["lookup"] - chain(paths)) / len(paths)
        more = (trial.round_trips - trial.counts["lookup"] - ROOT) / len(paths)
        rows.append(
            figures.at_most(f"`{name}`: lookups beyond one chain a path", lookups, ASKED_AGAIN, "a path")
        )
        rows.append(figures.at_most(f"`{name}`: other round trips", round(max(more, 0), 3), 1, "a path"))
    return rows


def trials_table(trials):
    rows = []
    for us, by_name in trials.items():
        for name, trial in by_name.items():
            counts = trial.counts
            other = trial.round_trips - sum(counts[kind] for kind in ("lookup", "getattr", "open", "read"))
            rows.append(
                [us, name, f"{trial.times.median:.3g}", f"{trial.times.minimum:.3g}"]
                + [f"{by_name[peer].times.median / trial.times.median:.3g} ×" for peer in (MANY, DEFAULT)]
                + [counts["lookup"], counts["getattr"], counts["open"], counts["read"], other]
            )
    header = ["delay, µs", "who", "median, ms", "minimum, ms", f"faster than {MANY}", f"than {DEFAULT}"]
    return report.table([*header, "lookups", "getattrs", "opens", "reads", "other"], rows)


def plot(path, trials):
    pyplot = report.pyplot()
    figure, axes = pyplot.subplots(figsize=(9, 6), layout="constrained")
    names = list(next(iter(trials.values())))
    for i, (us, by_name) in enumerate(trials.items()):
        places = [len(names) - 1 - n + 0.27 * (1 - i) for n in range(len(names))]
        medians = [by_name[name].times.median for name in names]
        bars = axes.barh(places, medians, height=0.25, label=f"{us:,} µs an answer")
        axes.bar_label(bars, [f" {median:.3g}" for median in medians], fontsize=8)
    axes.set_yticks([len(names) - 1 - n for n in range(len(names))], names)
    axes.set_xscale("log")
    axes.set_xlabel("milliseconds, median")
    axes.set_title(f"{PATHS:,} definitions, nothing cached")
    axes.legend()
    figure.savefig(path, metadata={"Date": None})


def prepare(work, folder, paths, rezdex):
    """The storage, the paths below its mount, the file that lists them, and a settled index made over it."""
    work.mkdir(parents=True, exist_ok=True)
    mountpoint, database, listed = work / "mount", work / "index", work / "paths"
    storage = Storage(folder, mountpoint)
    below = [str(mountpoint / Path(path).relative_to(folder)) for path in some_families(paths)]
    listed.write_text("\n".join(below) + "\n")
    shutil.rmtree(database, ignore_errors=True)
    with storage.mounted(0):
        subprocess.run([rezdex, "index", mountpoint, "--db", database, "--settle"], check=True)
    return storage, below, listed, database


def measure(work, folder, paths, release, results, rounds):
    """True where all figures are reached; writes the section and its plot."""
    rezdex = release / "bin/rezdex"
    storage, below, listed, database = prepare(work, folder, paths, rezdex)
    overlapping = overlap(storage, below)
    with storage.mounted(0):
        agreement = answers.check(rezdex, database, below)
    print(agreement)
    trials = run_all(storage, release / "bench/bench_slow_worker", listed, database, rounds)
    rows = required(trials[max(DELAYS_US)], below)
    families = len({Path(path).parts[-3] for path in below})
    lines = [
        *report.provenance(),
        f"- {len(below)} definitions of {families} whole families; a new mount each turn, so that no name, attribute "
        f"or page is cached; names and attributes may be cached for {CACHE_S} s; {rounds} rounds",
        f"- first proven: {OVERLAPPING} stats of {OVERLAP_US:,} µs each overlap {overlapping:.0f} fold",
        f"- answers were compared first: {agreement}",
        "",
        *report.figures_table(rows),
        "",
        *trials_table(trials),
        "",
        "`file` stats with AT_STATX_FORCE_SYNC, `file, attribute cache` without. Counted are round trips of the last "
        "round, as the server saw them. What each contestant does stands in bench/slow_worker.cpp and "
        "bench/slow_worker.py.",
        "",
        "![times](results_slowfs.svg)",
    ]
    report.write_section(results, report.SLOW_STORAGE, lines)
    plot(results.with_name("results_slowfs.svg"), trials)
    print("\n".join(lines))
    return all(figure.holds for figure in rows)
