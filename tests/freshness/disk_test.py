"""Promise: on a real disk no change of the table (cases.py) deceives a reader or an incremental index run.

Usage: disk_test.py DISK, where DISK is ext4, tmpfs, one of MOUNTS or a folder on any other. All families of the
table are indexed, then all are changed. Then compared with rez, path by path and package by package:

    with the old index   at `file` with rez now; at `snapshot` with rez as it was; at `family` as the case says
    after `rezdex index` at `snapshot` with rez now, and line by line with an index that was built anew
    once all is old      nothing is racy any more but what lies in the future
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

import rez_now
from cases import CASES
from family import Family

import repositories  # isort: skip - before compare.py leads to another `generate`
import compare  # isort: skip
import package_comparison  # isort: skip

BUILD = pathlib.Path(__file__).parents[2] / "build"
VALUES = package_comparison.VALUES
FOLDERS = {"ext4": BUILD, "tmpfs": pathlib.Path("/dev/shm")}
# Mounts of slowfs. A client's cache is behind what happens on the server; what a server no longer knows is ESTALE.
MOUNTS = {
    "fuse": {},
    "fuse_cached": {"attr_timeout": 60, "entry_timeout": 60, "estale_after_rename": True},
    "fuse_coarse": {"granularity_ns": 1_000_000_000},
}
MARGIN_SECONDS = 3  # the index is told; half a second more for the steps of clocks


class Strict(package_comparison.Comparison):
    """What rez gives must be given, too, and what it raises on must be answered with a reason."""

    def answer(self, what, mine, rezs):
        super().answer(what, mine, rezs)
        if mine["reason"] != "not-indexed" and rezs["raises"] is None and mine["status"] not in VALUES:
            self.fail(what, f"{mine['status']} {mine['reason']}, but rez loads it")

    def listing(self, what, lines, listed):
        super().listing(what, lines, listed)
        if isinstance(listed, dict) and not lines:
            self.fail(what, f"absent, but rez raises {listed['raises']}")


class Rezdex(repositories.Rezdex):
    def __init__(self, binary, root, database):
        self.binary, self.root, self.database = binary, root, database

    def index(self, *more):
        words = (
            "index",
            f"--root=main={self.root}",
            f"--racy-margin={MARGIN_SECONDS}",
            "--db",
            self.database,
        )
        done = subprocess.run([self.binary, *words, *more], capture_output=True, check=False)
        if done.returncode not in (0, 1):
            sys.exit(f"rezdex index: {done.stderr.decode()}")

    def racy(self):
        told = self.run("stats", "--db", self.database).decode()
        found = re.search(r"^ *racy +([\d,]+)", told, re.MULTILINE)
        return int(found[1].replace(",", "")) if found else 0


def names(root):
    """Of all families, listed or not."""
    return {entry.name.removesuffix(".py").removesuffix(".yaml") for entry in os.scandir(root)}


def definitions(root):
    """Every path that is, or would be, a definition."""
    paths = set()
    for entry in os.scandir(root):
        paths.add(entry.path)
        if not entry.is_dir():
            continue
        for directory in (entry.path, *(each.path for each in os.scandir(entry.path) if each.is_dir())):
            paths |= {f"{directory}/package.py", f"{directory}/package.yaml"}
    return paths


class Test:
    """Changes happen in `folder`; rezdex sees them in `seen`, the same folder or its mount over a network."""

    def __init__(self, binary, folder, database, seen=None, cached=False):
        self.cached = cached
        self.source, self.root = folder / "main", (seen or folder) / "main"
        self.source.mkdir()
        (folder / "store").mkdir()
        self.rezdex = Rezdex(binary, self.root, database)
        self.families = {case.name: Family(self.source, folder / "store", case.name) for case in CASES}
        self.blind = {case.name for case in CASES if case.blind}
        self.comparison = Strict(self.rezdex, [self.root])

    def questions(self):
        """(paths, families), as rezdex is asked for them."""
        paths = {path.replace(f"{self.source}/", f"{self.root}/", 1) for path in definitions(self.source)}
        return paths, names(self.source)

    def ask_rez(self, paths, families):
        """What it makes of what is there, whatever a client of the network remembers."""
        there = [path.replace(f"{self.root}/", f"{self.source}/", 1) for path in paths]
        told = json.dumps(rez_now.ask([self.source], there, families))
        return tuple(json.loads(told.replace(f"{self.source}/", f"{self.root}/")))

    def prepare(self):
        for case in CASES:
            if not case.racy:
                case.prepare(self.families[case.name])
        time.sleep(MARGIN_SECONDS + 0.5)
        started = time.time()
        for case in CASES:
            if case.racy:
                case.prepare(self.families[case.name])
        self.rezdex.index()
        if time.time() - started > MARGIN_SECONDS - 1:  # a coarse clock may be a second behind
            sys.exit(
                "this machine was too slow: what was to be racy is old by now; run it when less is at work"
            )

    def run(self):
        self.prepare()
        paths, families = self.questions()
        before = self.ask_rez(paths, families)
        for case in CASES:
            case.change(self.families[case.name])
        self.paths, self.names = (
            sorted(old | new) for old, new in zip((paths, families), self.questions(), strict=True)
        )
        now = self.ask_rez(self.paths, self.names)
        # What is only there now was not there before.
        before = tuple({**absent, **was} for was, absent in zip(before, self.nothing(), strict=True))
        self.old_index(before, now)
        self.answers()
        self.new_index(now)
        return self.comparison.wrong

    def nothing(self):
        path = {"raises": "FileNotFoundError"}
        family = {"listed": [None], "packages": [], "found": {}}
        return dict.fromkeys(self.paths, path), dict.fromkeys(self.names, family)

    def compare(self, title, rezdex, level, by_path, by_family):
        self.comparison.rezdex = rezdex
        self.comparison.title = title
        self.comparison.not_expanded.clear()
        self.comparison.paths(level, {path: by_path[path] for path in self.paths if path in by_path})
        self.comparison.families(level, {name: by_family[name] for name in self.names if name in by_family})

    def cache_deceives(self, before):
        """The mount does what the test needs of it: who accepts its cache gets the old answer."""
        path = str(self.root / "size_changed/1/package.py")
        (line,) = self.rezdex.lookup("file", "--accept-attribute-cache", path)
        if compare.difference(line, before[path], b""):
            self.comparison.fail("cache", f"{path} is not as it was: {line}")

    def old_index(self, before, now):
        if self.cached:
            self.cache_deceives(before[0])
        self.compare("after the changes", self.rezdex, "file", *now)
        self.compare("after the changes", self.rezdex, "snapshot", *before)
        known = self.rezdex.paths("snapshot", self.paths)
        indexed = {line["path"] for line in known if line["status"] in VALUES + ("dynamic", "invalid")}
        by_path = {
            path: (before if path in indexed and self.family_of(path) in self.blind else now)[0][path]
            for path in self.paths
        }
        by_family = {name: (before if name in self.blind else now)[1][name] for name in self.names}
        self.compare("after the changes", self.rezdex, "family", by_path, by_family)

    def family_of(self, path):
        return pathlib.Path(path).relative_to(self.root).parts[0]

    def answers(self):
        """Who answers, where the table says it."""
        for case in CASES:
            if case.answer is None:
                continue
            (line,) = self.rezdex.paths("file", [str(self.root / case.name / "1/package.py")])
            found = "touched" if line["touched"] else line["origin"]
            if found != case.answer:
                self.comparison.fail(case.name, f"answered as {found}, not {case.answer}")

    def new_index(self, now):
        full = Rezdex(self.rezdex.binary, self.root, self.rezdex.database.with_name("full"))
        full.index()
        self.rezdex.index()
        self.compare("with a new index", self.rezdex, "snapshot", *now)
        self.equal("an incremental index", full)
        time.sleep(MARGIN_SECONDS + 0.5)
        self.rezdex.index()
        self.equal("an index that was settled", full)
        for level in ("file", "family"):
            self.compare("with a settled index", self.rezdex, level, *now)
        racy, future = self.rezdex.racy(), self.in_the_future()
        if racy != future:
            self.comparison.fail("settled", f"{racy} entries are racy, {future} lie in the future")

    def equal(self, what, full):
        for way, asked in (("paths", self.paths), ("packages", self.names)):
            mine = getattr(self.rezdex, way)("snapshot", asked)
            others = getattr(full, way)("snapshot", asked)
            for one, line, other in zip(asked, mine, others, strict=True):
                if line != other:
                    self.comparison.fail(f"{what}, {one}", f"{line}\n      built anew: {other}")

    def in_the_future(self):
        files = (path for path in self.paths if os.path.isfile(path))  # all times are old or far ahead
        known = {
            line["path"] for line in self.rezdex.paths("snapshot", self.paths) if line["status"] != "missing"
        }
        return sum(os.stat(path).st_mtime > time.time() for path in files if path in known)


def folder_on(disk):
    """A new folder there, or the end of the test."""
    if disk in MOUNTS:
        disk = "ext4"
    place = FOLDERS.get(disk, pathlib.Path(disk))
    if disk in FOLDERS:
        kind = subprocess.run(["stat", "-f", "-c", "%T", place], capture_output=True, text=True, check=True)
        wanted = {"ext4": "ext2/ext3"}.get(disk, disk)
        if kind.stdout.strip() != wanted:
            sys.exit(f"{place} lies on {kind.stdout.strip()}, not on {disk}: mount one there for this test")
    return pathlib.Path(tempfile.mkdtemp(prefix="freshness-", dir=place))


def run(options, folder):
    binary, database = os.path.abspath(options.rezdex), folder / "index"
    if options.disk not in MOUNTS:
        return Test(binary, folder, database).run()
    sys.path.insert(0, str(BUILD.parent / "bench/slowfs"))
    from slowfs import SlowFs

    shared = folder / "shared"
    shared.mkdir()
    shared.chmod(0o755)
    with SlowFs(shared, **MOUNTS[options.disk]) as server:
        cached = "attr_timeout" in MOUNTS[options.disk]
        return Test(binary, shared, database, server.path, cached).run()


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("disk", metavar="DISK")
    parser.add_argument("--rezdex", default=os.environ.get("REZDEX_BIN", "build/release/bin/rezdex"))
    parser.add_argument("--keep", action="store_true", help="leave the repository where it is")
    options = parser.parse_args()
    folder = folder_on(options.disk)
    try:
        folder.chmod(0o755)  # what lies in a private folder is private
        wrong = run(options, folder)
    finally:
        if options.keep:
            print(folder)
        else:
            shutil.rmtree(folder)
    print(f"{options.disk}: {len(CASES)} changes, {wrong} wrong answers")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
