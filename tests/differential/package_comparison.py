"""Promise: compares what rezdex says of paths, families and versions with what packages_oracle.py says of them.

A difference is a wrong value, a value where rez has none, or a package that one lists and the other does not. What
rezdex declines is counted by reason. What a method is given of rez is {path: answer} or {family: answer}.
"""

import collections
import pathlib

import compare
from rez.version import Version

MOST_SHOWN = 60
VALUES = ("complete", "solver")


class Comparison:
    """What was found so far; every check adds to it."""

    def __init__(self, rezdex, roots):
        self.rezdex = rezdex
        self.names = [root.name for root in roots]
        self.roots = roots
        self.wrong = 0
        self.not_expanded = set()  # combined families whose versions rezdex does not know
        self.counts = collections.Counter()  # of what is being compared
        self.declined = collections.Counter()
        self.answered = self.asked = 0  # of everything

    def fail(self, what, text):
        self.wrong += 1
        if self.wrong <= MOST_SHOWN:
            print(f"  {self.where}: {what}: {text}")

    def start(self, where):
        self.where = where
        self.counts.clear()
        self.declined.clear()

    def finish(self):
        counts = ", ".join(f"{count} {what}" for what, count in sorted(self.counts.items()))
        print(f"{self.where}: {counts}")
        for (reason, rez), count in sorted(self.declined.items()):
            print(f"  declined {count} {reason} ({rez})")

    def answer(self, what, mine, rezs):
        """One slot against what rez says of the same file or package."""
        self.counts[mine["status"]] += 1
        if rezs["raises"] is None:
            self.asked += 1
            self.answered += mine["status"] in VALUES
        if mine["status"] == "dynamic":
            self.declined[mine["reason"], "rez raises" if rezs["raises"] else "rez loads"] += 1
        if mine["reason"] == "not-indexed":
            self.counts["not indexed"] += 1
            return
        if mine["status"] in ("missing", "unreadable"):
            found = None if rezs["raises"] else f"{mine['status']}, but rez loads it"
        else:
            found = compare.difference(mine, rezs, definition_text(mine))
        if found:
            self.fail(what, found)

    def paths(self, level, theirs):
        paths = list(theirs)
        self.start(f"paths {self.title} at {level}")
        for path, mine in zip(paths, self.rezdex.paths(level, paths), strict=True):
            self.answer(ascii(path), mine, theirs[path])
        self.finish()

    def families(self, level, theirs):
        self.start(f"packages {self.title} at {level}")
        names = list(theirs)
        for name, lines in zip(names, self.rezdex.packages(level, names), strict=True):
            self.family(name, lines, theirs[name])
        self.finish()

    def family(self, name, lines, theirs):
        numbers = [self.names.index(line["repository"]) for line in lines]
        if numbers != sorted(numbers):
            self.fail(name, f"the repositories come as {numbers}")
        for number, listed in enumerate(theirs["listed"]):
            some = [line for line, of in zip(lines, numbers, strict=True) if of == number]
            self.listing(f"{name} in {self.names[number]}", some, listed)
        self.hidden(name, lines, numbers, theirs["packages"])

    def listing(self, what, lines, listed):
        if is_declined_whole(lines):
            self.counts["dynamic"] += 1
            self.declined[lines[0]["reason"], "combined family"] += 1
            self.not_expanded.add(lines[0]["family"])
            return
        if isinstance(listed, dict):
            self.counts["families that rez does not list"] += 1
            values = [line["status"] for line in lines if line["status"] in VALUES]
            if values:
                self.fail(what, f"{values}, where rez raises {listed['raises']}")
            return
        packages = {package["version"]: package for package in listed or []}
        mine = {line["version"] or "": line for line in lines}
        if mine.keys() != packages.keys() or len(mine) != len(lines):
            self.fail(what, f"lists {[line['version'] for line in lines]}, rez: {sorted(packages)}")
            return
        for version, line in mine.items():
            self.package(f"{what}, {version!a}", line, packages[version])

    def package(self, what, mine, rezs):
        family = mine["family"]
        if rezs["raises"] is None:
            # The names of the directories, whatever the definition says.
            rezs["typed"] |= {"name": {"value": family}, "version": {"value": rezs["version"] or None}}
            if "format_version" not in {name for name, _ in rezs["data"]}:
                mine = without_format_version(mine)
        # Where something lies at the first path that is no file, rez has no definition, and rezdex says why.
        why = mine["status"] == "unreadable" or mine["reason"] == "private"
        if mine["path"] != rezs["path"] and not (why and rezs["path"] is None):
            self.fail(what, f"path {mine['path']}, rez: {rezs['path']}")
        if mine["status"] in VALUES and version_of(rezs["version"]) is None:
            self.fail(what, "a value of a package whose version rez refuses")
        self.answer(what, mine, rezs)

    def hidden(self, name, lines, numbers, theirs):
        """Which of the packages iter_packages gives: the first of equal versions."""
        if name in self.not_expanded:
            return
        versions = [version_of(line["version"] or "") for line in lines]
        if None in versions:
            self.counts["families with a version that rez refuses"] += 1
            if isinstance(theirs, list):
                self.fail(name, f"rez lists {theirs}")
            return
        if isinstance(theirs, dict):
            if lines and all(line["status"] in VALUES for line in lines):
                self.fail(name, f"rez raises {theirs['raises']}")
            return
        seen = collections.defaultdict(list)
        for version, number, line in zip(versions, numbers, lines, strict=True):
            seen[version].append([line["version"] or "", number])
        first = {version: places[0] for version, places in seen.items()}
        given = {Version(version): [version, number] for version, number in theirs}
        if first.keys() != given.keys() or len(given) != len(theirs):
            self.fail(name, f"packages {sorted(first.values())}, rez: {sorted(theirs)}")
            return
        for version, place in given.items():
            if place[1] != first[version][1] or place not in seen[version]:
                self.fail(name, f"{first[version]} is the first, rez: {place}")

    def versions(self, level, theirs):
        """get_package takes a version for a text that equals it."""
        self.start(f"versions {self.title} at {level}")
        asked = [(family, version) for family, answer in theirs.items() for version in answer["found"]]
        asked = [one for one in asked if "/" not in one[1]]
        names = [f"{family}-{version}" for family, version in asked]
        for (family, version), lines in zip(asked, self.rezdex.packages(level, names), strict=True):
            self.found(family, version, lines, theirs[family])
        self.finish()

    def found(self, family, version, lines, theirs):
        found = theirs["found"][version]
        if isinstance(found, dict) or any(isinstance(each, dict) for each in theirs["listed"]):
            self.counts["rez raises"] += 1
            return
        if family in self.not_expanded:
            return
        first = [lines[0]["version"] or "", self.names.index(lines[0]["repository"])] if lines else None
        self.counts["found" if lines else "none"] += 1
        alike = first and found and Version(first[0]) == Version(found[0]) and first[1] == found[1]
        if first != found and not alike:
            self.fail(f"{family}-{version}", f"{first}, rez: {found}")


def is_declined_whole(lines):
    """Of a combined family whose versions are not known."""
    if len(lines) != 1 or lines[0]["status"] != "dynamic" or lines[0]["version"]:
        return False
    return not lines[0]["path"].endswith(("/package.py", "/package.yaml"))


def version_of(text):
    """None for what rez refuses."""
    try:
        return Version(text)
    except Exception:  # noqa: BLE001 - rez lets more out than its own
        return None


def definition_text(mine):
    """The text of the definition that answers; empty where there is none any more."""
    try:
        path = pathlib.Path(mine["path"])
        return path.read_bytes() if path.is_file() else b""  # a FIFO would wait for a writer
    except (OSError, TypeError):
        return b""


def without_format_version(mine):
    """rez takes it out of a package's data; rezdex gives those of the definition."""
    mine = dict(mine)
    for key in {"data", "known"} & mine.keys():
        pairs = [[name, value] for name, value in compare.items(mine[key]) if name != "format_version"]
        mine[key] = {"$dict": pairs}
    mine["refused"] = {name: why for name, why in mine["refused"].items() if name != "format_version"}
    mine["unknown"] = [name for name in mine["unknown"] if name != "format_version"]
    return mine
