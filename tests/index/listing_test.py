"""Promise: on generated odd trees, index/listing.h lists what rez's filesystem repository lists.

Usage: listing_test.py LIST_REPOSITORY [TREES [SEED]]
"""

import os
import random
import subprocess
import sys
import tempfile
from types import SimpleNamespace

from rez.config import config
from rez.utils.resources import ResourcePool
from rezplugins.package_repository import filesystem

FAMILIES = [
    b"maya", b"a.b", b"a", b"a_b", b"A9", b"9", b"_", b".hidden", b".lock.maya-1", b"a..b", b"a.", b"a-b", b"a b",
    b"__pycache__", b"settings.yaml", b"locks", b"caf\xc3\xa9", b"bad\xff", b"new\nline", b"maya.py", b"maya.yaml",
    b"a.b.py", b"x.py", b"x.yaml", b".py", b"..py", b"x.txt", b"x.pyc", b"X.PY", b"package.py", b"package.yaml",
]  # fmt: skip
VERSIONS = [
    b"1", b"1.0", b"1-0", b"1.0-beta", b"01", b"_NO_VERSION", b"..1", b".1", b"1..2", b"not a version", b"\xff", b"2\n",
    b".ignore1.0", b".ignore1", b".ignore", b".building1.0", b".building1", b".building", b".building.building1.0",
    b".ignore.building1.0", b"package.py", b"package.yaml", b"rez.py", b"rez.yaml", b"package.txt", b"release.yaml",
]  # fmt: skip
DEFINITIONS = [b"package.py", b"package.yaml", b"rez.py", b"rez.yaml", b"release.yaml", b"README"]
SETTINGS = [
    ([], {}),
    (["check"], {"check_package_definition_files": True}),
    (["versioned"], {"allow_unversioned_packages": False}),
    (["filenames=rez,package"], {"package_filenames": ["rez", "package"]}),
    (["lock=locks", "check"], {"file_lock_dir": "locks", "check_package_definition_files": True}),
]


def make_odd(path, pick, level):
    """Puts a file, directory, link, dangling link, loop or FIFO at `path`."""
    kinds = ["directory", "file", "link", "dangling", "loop", "fifo"]
    kind = pick.choices(kinds, [12 if level < 3 else 2, 6, 3, 1, 1, 1])
    if path.endswith(b"/settings.yaml"):
        kind = ["file"]  # rez cannot open the repository otherwise
    parent = os.path.dirname(path)
    if kind == ["directory"]:
        os.mkdir(path)
        names = {1: VERSIONS, 2: DEFINITIONS}.get(level, [])
        for name in pick.sample(names, pick.randint(0, min(8, len(names)))):
            make_odd(os.path.join(path, name), pick, level + 1)
    elif kind == ["file"]:
        with open(path, "w") as file:
            file.write("{}")
    elif kind == ["fifo"]:
        os.mkfifo(path)
    else:
        siblings = os.listdir(parent)
        target = {"dangling": b"nowhere", "loop": os.path.basename(path)}.get(kind[0])
        os.symlink(target or (pick.choice(siblings) if siblings else b"nowhere"), path)


def text(name):
    return os.fsencode(name).hex() or "-"


def listed_by_rez(root, settings):
    """The lines that list_repository should print, sorted within a family."""
    defaults = {
        "package_filenames": ["package"],
        "file_lock_dir": None,
        "check_package_definition_files": False,
    }
    chosen = dict(defaults, **settings)
    config.override("allow_unversioned_packages", chosen.pop("allow_unversioned_packages", True))
    repository = filesystem.FileSystemPackageRepository(
        root, ResourcePool(cache_size=None), disable_memcache=True
    )
    filesystem._settings = SimpleNamespace(**chosen)
    lines = {}
    for family in repository.get_families():
        directory = not hasattr(family, "ext")
        kind = "directory" if directory else family.ext
        winner = repository.get_family(family.name)
        wins = winner is not None and ("directory" if not hasattr(winner, "ext") else winner.ext) == kind
        head = f"family {text(family.name)} {kind} {wins:d}"
        lines[head] = set()
        for package in family.iter_packages() if directory else []:
            path, _ = repository._get_file(package.path)
            version = package.get("version") or ""
            lines[head].add(f"package {text(version)} {text(os.path.basename(path or ''))}")
    return lines


def listed_by_rezdex(program, root, arguments):
    output = subprocess.run([program, root, *arguments], check=True, stdout=subprocess.PIPE, text=True).stdout
    lines, head = {}, None
    for line in output.splitlines():
        if line.startswith("family"):
            head = line
            assert head not in lines, "listed twice: " + head
            lines[head] = set()
        else:
            assert line not in lines[head], "listed twice: " + line
            lines[head].add(line)
    return lines


def main(program, trees=150, seed=1):
    packages = 0
    for number in range(trees):
        pick = random.Random(seed * 1_000_003 + number)
        with tempfile.TemporaryDirectory() as folder:
            root = os.path.join(os.fsencode(folder), b"repository")
            os.mkdir(root)
            for name in pick.sample(FAMILIES, pick.randint(0, len(FAMILIES))):
                make_odd(os.path.join(root, name), pick, 1)
            for arguments, settings in SETTINGS:
                expected = listed_by_rez(os.fsdecode(root), settings)
                found = listed_by_rezdex(program, root, arguments)
                if found != expected:
                    print(f"tree {number}, settings {settings}")
                    for head in sorted(expected.keys() | found.keys()):
                        if expected.get(head) != found.get(head):
                            print(f"  {head}\n    rez    {expected.get(head)}\n    rezdex {found.get(head)}")
                    return 1
                packages += sum(len(lines) for lines in found.values())
    print(f"{trees} trees, {packages} packages listed alike")
    return 0 if packages > trees else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:])))
