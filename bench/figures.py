"""Promise: the figures that rezdex has set itself, each with how it is computed from one run's times.

Ratios are medians over the rounds of two times of the same round (workers.Times.ratio_to).
"""

from dataclasses import dataclass
from statistics import median

BATCHED, FLOOR, NO_CHANGE = "pyrer, batched", "stat, 2 threads", "update, nothing changed"


@dataclass
class Figure:
    what: str
    required: str
    measured: str
    holds: bool


def at_most(what, measured, limit, unit):
    return Figure(what, f"≤ {limit} {unit}", f"{measured:.3g} {unit}", measured <= limit)


def at_least(what, measured, limit, unit):
    return Figure(what, f"≥ {limit} {unit}", f"{measured:.3g} {unit}", measured >= limit)


def required(times, index_mb, build_mb):
    """The figures of a repository of about 18,000 definitions, on 2 cores, warm."""

    def ratio(mine, other):
        return times[mine].ratio_to(times[other])

    def speed(mine):
        return 1 / ratio(mine, BATCHED)

    empty, floor, batched = times["process, empty"], "the stat floor", "pyrer's batched call"
    first_family = times["process, first family"].median - empty.median
    return [
        at_most("lookup `file`, sorted paths", ratio("file, sorted", FLOOR), 1.3, f"× {floor}"),
        at_most("lookup `file`, random paths", ratio("file, random", FLOOR), 1.45, f"× {floor}"),
        at_least("lookup `file`, sorted paths", speed("file, sorted"), 3, f"× faster than {batched}"),
        at_least("lookup `family`, sorted paths", speed("family, sorted"), 12, f"× faster than {batched}"),
        at_least(
            "lookup `snapshot`, sorted paths", speed("snapshot, sorted"), 20, f"× faster than {batched}"
        ),
        at_most("parse only: read and parse all", ratio("parse", BATCHED), 0.9, f"× {batched}"),
        at_most("full build, without fsync", ratio("build", BATCHED), 2, f"× {batched}"),
        at_most("update, nothing changed", ratio(NO_CHANGE, FLOOR), 3, f"× {floor}"),
        at_least("update, nothing changed", 1 / ratio(NO_CHANGE, "build"), 2.5, "× faster than a full build"),
        at_most("update, one family, with fsync", median(times["update, one family"].whole), 40, "ms"),
        at_most("open + one family, in process, once", times["open + family, once"].median, 0.2, "ms"),
        at_most(
            "open + one family, in process, mean of 20 in a row",
            times["open + family, 20 in a row"].median,
            0.2,
            "ms",
        ),
        at_most("cold process to its first family, beyond an empty one", first_family, 2, "ms"),
        at_most("size of the index", index_mb, 30, "MB"),
        at_most("peak memory of a build", build_mb, 150, "MB"),
    ]
