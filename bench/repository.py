"""Promise: rez's own benchmark repository, unpacked from the installed rez package: 18,226 definitions.

Usage: repository.py, which unpacks it to PACKAGES.

fetch(folder) leaves a complete repository at `folder` or raises; one that is complete is kept as it is. A fresh
copy was written a moment ago: entries of an index made within 3 seconds are racy (docs/freshness.md), so index
it with --settle before measuring.
"""

import importlib.util
import shutil
import tarfile
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ROOT / "build/benchmark/packages"  # where the tests and the benchmarks look for it
DEFINITIONS, FAMILIES = 18_226, 1_266


def archive():
    # Found without importing rez, which reads its configuration.
    package = Path(importlib.util.find_spec("rez").origin).parent
    return package / "data/benchmarking/packages.tar.gz"


def inside(name):
    """The member's path below the archive's one folder; refuses what would leave it."""
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or path.parts[:1] != ("packages",):
        raise ValueError(f"the archive holds an unexpected name: {name}")
    return Path(*path.parts[1:])


def unpack(folder):
    with tarfile.open(archive()) as members:
        for member in members:
            target = folder / inside(member.name)
            if member.isdir():
                target.mkdir(parents=True, exist_ok=True)
            elif member.isfile():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(members.extractfile(member).read())
            else:
                raise ValueError(f"the archive holds what is neither a file nor a folder: {member.name}")


def definitions(folder):
    """The paths of all definitions, sorted as text."""
    return sorted(str(path) for path in Path(folder).glob("*/*/package.py"))


def fetch(folder):
    complete = folder.parent / f"{folder.name}.complete"
    if complete.exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    unpack(folder)
    found = len(definitions(folder)), sum(1 for _ in folder.iterdir())
    if found != (DEFINITIONS, FAMILIES):
        raise ValueError(f"expected {DEFINITIONS} definitions in {FAMILIES} families, found {found}")
    complete.touch()


if __name__ == "__main__":
    fetch(PACKAGES)
