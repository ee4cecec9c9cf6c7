"""Promise: package lookups equal rez.packages where files beside the definition count: combined families, and old
release files.

A generated repository (package_texts.py) is indexed and looked up at every level of freshness, in the environment
of the index and in another one; then each kind of change is made to it, and it is looked up again, with the old
index and with a new one that is too young to be believed. rez reads each tree through a repository object of its
own, and is asked through rez.packages, too. What rez raises on must be no value; a combined family's versions come in
rez's order. What counts as different: compare.py.
"""

import argparse
import collections
import contextlib
import itertools
import json
import linecache
import logging
import os
import pathlib
import platform
import random
import subprocess
import sys
import tempfile

import compare
import oracle
import package_trees
from rez.package_repository import package_repository_manager
from rez.utils.resources import ResourcePool
from rezplugins.package_repository.filesystem import FileSystemPackageRepository

from rez import packages

LEVELS = ("file", "family", "snapshot")
SYSTEMS = ("Linux", "Darwin")
VALUES = ("complete", "solver")


# --- rez -----------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def on(system):
    """This process as on another system, and silent."""
    real, loud = platform.system, (sys.stdout, sys.stderr)
    platform.system = lambda: system
    with open(os.devnull, "w") as nothing:
        sys.stdout = sys.stderr = nothing
        try:
            yield
        finally:
            platform.system = real
            sys.stdout, sys.stderr = loud


def raised(error):
    return f"{type(error).__name__}: {str(error)[:300]}"


def package_of_rez(package):
    try:
        data = package._data
        if not isinstance(data, dict):
            return {"raises": "no dict"}
    except BaseException as error:  # noqa: BLE001 - rez lets SystemExit and others through
        return {"raises": raised(error)}
    return oracle.described(None, data)


def family_of_rez(repository, name):
    """None where there is none; {"raises"}; {"packages": {version: what rez makes of it}} in rez's order."""
    family = repository.get_family(name)
    if family is None:
        return None
    try:
        listed = list(family.iter_packages())
    except Exception as error:  # noqa: BLE001 - whatever it is, rez lists nothing
        return {"raises": raised(error)}
    return {"raises": None, "packages": {p.get("version") or "": package_of_rez(p) for p in listed}}


def check_rez_packages(root, name, family, rng):
    """rez.packages gives what its repository gives."""
    if family is None or family["raises"]:
        return
    loaded = {}
    for package in packages.iter_packages(name, paths=[str(root)]):
        loaded[package.resource.get("version") or ""] = package
    assert loaded.keys() <= family["packages"].keys(), (name, list(loaded))
    for version, package in rng.sample(sorted(loaded.items()), min(2, len(loaded))):
        assert package_of_rez(package.resource) == family["packages"][version], (name, version)
        if version:
            same = packages.get_package(name, package.version, paths=[str(root)])
            assert package_of_rez(same.resource) == family["packages"][version], (name, version)


def ask_rez(root, names, system):
    linecache.clearcache()
    package_repository_manager.clear_caches()
    rng = random.Random(1)
    with on(system):
        repository = FileSystemPackageRepository(
            str(root), ResourcePool(cache_size=None), disable_memcache=True
        )
        families = {name: family_of_rez(repository, name) for name in names}
        for name, family in families.items():
            check_rez_packages(root, name, family, rng)
    return families


# --- rezdex --------------------------------------------------------------------------------------------------


class Rezdex:
    def __init__(self, binary, folder):
        self.binary, self.folder = os.path.abspath(binary), folder
        self.environs = {}
        for system in SYSTEMS:
            self.environs[system] = folder / f"{system}.json"
            self.environs[system].write_text(json.dumps({"platform.system": system}))

    def run(self, *arguments):
        done = subprocess.run([self.binary, *map(str, arguments)], capture_output=True, check=False)
        if done.returncode not in (0, 1):
            sys.exit(
                f"rezdex {arguments[:9]} ended with {done.returncode}: {done.stderr.decode(errors='replace')}"
            )
        return done.stdout

    def index(self, root, database, *more):
        self.run("index", root, "--db", database, "--environ", self.environs[SYSTEMS[0]], *more)

    def lookup(self, database, words, system, *more):
        """One list of lines a word."""
        arguments = ["lookup", "--db", database, "--data", "--environ", self.environs[system], *more]
        lines = [json.loads(line) for line in self.run(*arguments, "--package", *words).splitlines()]
        return {key: list(group) for key, group in itertools.groupby(lines, key=lambda line: line["family"])}


class Comparison:
    def __init__(self):
        self.wrong = 0
        self.counts = collections.Counter()
        self.declined = collections.Counter()

    def fail(self, where, name, text):
        self.wrong += 1
        if self.wrong <= 40:
            print(f"  WRONG {where}: {name}: {text[:3000]}")

    def package(self, line, theirs):
        """What is wrong with the line; None if nothing."""
        status = line["status"]
        self.counts[status] += 1
        if status == "stale":
            return None
        if status in ("missing", "unreadable"):
            return None if theirs["raises"] else f"{status}, but rez loads it"
        if status == "dynamic":
            self.declined[line["reason"], "rez raises" if theirs["raises"] else "rez loads"] += 1
            return None
        if theirs["raises"]:
            return compare.difference(line, theirs, b"")
        place = {field: theirs["typed"].get(field, {}).get("value") for field in ("name", "version")}
        found = compare.difference({**line, **place}, theirs, b"")
        data = line.get("data") or line.get("known") or {}
        # Where nothing but the definition counts the data is load_from_file's, which has it.
        if found and "/package." in line["path"] and "format_version" in data:
            without = {key: value for key, value in data.items() if key != "format_version"}
            key = "data" if "data" in line else "known"
            found = compare.difference({**line, **place, key: without}, theirs, b"")
        return found

    def family(self, lines, theirs):
        if theirs is None:
            ok = len(lines) == 1 and lines[0]["status"] == "missing" and lines[0]["repository"] is None
            self.counts["absent"] += 1
            return None if ok else f"{[line['status'] for line in lines]}, but rez has no such family"
        if theirs["raises"]:
            self.counts["not listed"] += 1
            bad = [line for line in lines if line["status"] in (*VALUES, "missing")]
            return f"{bad} where rez raises {theirs['raises']}" if bad else None
        if self.is_not_listed(lines, theirs):
            self.declined[lines[0]["reason"], "rez lists"] += 1
            return None
        versions = [line["version"] or "" for line in lines if line["repository"] is not None]
        rezs = list(theirs["packages"])
        if "/package." in (lines[0]["path"] or "/package."):  # rez lists directories in any order
            lines = sorted(lines, key=lambda line: line["version"] or "")
            versions, rezs = sorted(versions), sorted(rezs)
        if versions != rezs:
            return f"versions {versions}, rez: {rezs}"
        for line, version in zip(lines, versions, strict=False):
            if found := self.package(line, theirs["packages"][version]):
                return f"version {version!r} ({line['origin']}, {line['path']}): {found}"
        return None

    @staticmethod
    def is_not_listed(lines, theirs):
        """One line stands for all versions."""
        one = len(lines) == 1 and lines[0]["version"] is None and lines[0]["status"] in ("dynamic", "stale")
        return one and list(theirs["packages"]) != [""]

    def compare(self, where, ours, theirs, accept=None):
        for name, family in theirs.items():
            if found := self.family(ours[name], family):
                if accept and not self.family(ours[name], accept[name]):
                    continue
                self.fail(where, name, found)


def is_odd(path, version):
    """Whether no stamp vouches: another thing in an old release file's place, or a link in the family's directory."""
    if not path:
        return False
    directory = pathlib.Path(path).parent
    if version is None and any(each.is_symlink() for each in directory.iterdir()):
        return True
    files = ("release.yaml", ".metadata/changelog.txt", ".metadata/release_time.txt")
    return any((directory / name).is_dir() for name in files) or (directory / ".metadata").is_file()


def compare_versions(result, rezdex, database, lines_of_families, where, *more):
    """A package by its version is the same line as in its family."""
    words, expected = [], []
    for lines in lines_of_families.values():
        for line in lines:
            version = line["version"] or ""
            if line["repository"] is not None and not set(version) & set("/\0"):
                words.append(f"{line['family']}-{version}")
                expected.append(line)
    arguments = ["lookup", "--db", database, "--data", "--environ", rezdex.environs[SYSTEMS[0]], *more]
    found = [json.loads(line) for line in rezdex.run(*arguments, "--package", *words).splitlines()]
    if len(found) != len(expected):
        return result.fail(where, "versions", f"{len(found)} lines for {len(expected)} packages")
    for word, mine, family in zip(words, found, expected, strict=True):
        if mine != family:
            result.fail(where, word, f"{mine}\n      in its family: {family}")
    return None


def run_tree(result, rezdex, root, seed, sizes):
    rng = random.Random(seed)
    database = rezdex.folder / (root.name + ".rezdex")
    package_trees.make_tree(rng, root, *sizes)
    names = [f"c{number}" for number in range(sizes[0])] + [f"d{number}" for number in range(sizes[1])]
    rezdex.index(root, database, "--settle")
    before = {system: ask_rez(root, names, system) for system in SYSTEMS}
    for level, system in itertools.product(LEVELS, SYSTEMS):
        ours = rezdex.lookup(database, names, system, "--freshness", level)
        where = f"seed {seed}, fresh, {level}, {system}"
        result.compare(where, ours, before[system])
        if system == SYSTEMS[0]:
            compare_versions(result, rezdex, database, ours, where, "--freshness", level)
            for line in itertools.chain(*ours.values()):
                odd = is_odd(line["path"], line["version"])
                if line["status"] in VALUES and line["origin"] != "index" and not odd:
                    result.fail(where, line["family"], f"{line['version']} does not come from the index")
        else:
            result.counts["evaluated again"] += sum(
                line["origin"] == "live" for lines in ours.values() for line in lines
            )

    package_trees.change_tree(rng, root)
    after = {system: ask_rez(root, names, system) for system in SYSTEMS}
    for system in SYSTEMS:
        where = f"seed {seed}, changed, {system}"
        ours = rezdex.lookup(database, names, system, "--freshness", "file")
        result.compare(where + ", file", ours, after[system])
        result.counts["touched"] += sum(line["touched"] for lines in ours.values() for line in lines)
        compare_combined(result, rezdex, database, where, system, after, before)
        ours = rezdex.lookup(database, names, system, "--freshness", "snapshot")
        result.compare(where + ", snapshot", ours, before[system])
        ours = rezdex.lookup(database, names, system, "--freshness", "file", "--no-live")
        result.compare(where + ", no live", {n: drop_stale(lines) for n, lines in ours.items()},
                       {n: f for n, f in after[system].items() if drop_stale(ours[n])})  # fmt: skip
    rezdex.index(root, database)
    for level in ("file", "family"):
        ours = rezdex.lookup(database, names, SYSTEMS[1], "--freshness", level)
        result.compare(f"seed {seed}, indexed just now, {level}", ours, after[SYSTEMS[1]])


def compare_combined(result, rezdex, database, where, system, after, before):
    """At level family a combined family's file is checked, too; of a directory only rez's own changes show."""
    ours = rezdex.lookup(database, list(after[system]), system, "--freshness", "family")
    combined = {name: family for name, family in after[system].items() if name.startswith("c")}
    result.compare(where + ", family", {name: ours[name] for name in combined}, combined)


def drop_stale(lines):
    return [] if any(line["status"] == "stale" for line in lines) else lines


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rezdex", default=os.environ.get("REZDEX_BIN", "build/release/bin/rezdex"))
    parser.add_argument("--trees", type=int, default=3)
    parser.add_argument(
        "--combined", type=int, default=150, help="families of each tree (default %(default)s)"
    )
    parser.add_argument("--directories", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    logging.disable()  # rez warns of format versions
    result = Comparison()
    with tempfile.TemporaryDirectory(prefix="rezdex-packages-") as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        rezdex = Rezdex(options.rezdex, folder)
        for number in range(options.trees):
            sizes = (options.combined, options.directories)
            run_tree(result, rezdex, folder / f"tree{number}", options.seed + number, sizes)
    print(
        f"seeds from {options.seed}: " + ", ".join(f"{n} {what}" for what, n in sorted(result.counts.items()))
    )
    for (reason, rez), count in sorted(result.declined.items()):
        print(f"  declined {count} {reason} ({rez})")
    print(f"{result.wrong} wrong")
    enough = all(
        result.counts[what] for what in ("complete", "invalid", "evaluated again", "touched", "not listed")
    )
    return 1 if result.wrong or not enough else 0


if __name__ == "__main__":
    sys.exit(main())
