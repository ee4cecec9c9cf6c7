"""Promise: what an index made by one user says to another, as permissions are lost and regained, is what rez says to
that other user.

Run as root, who makes the index and may read all; nobody asks. In turn each family loses a permission of one of its
parts, before or after it is indexed; at `file` nobody must get what rez, running as nobody, gets, at `snapshot` never
more than everybody may read.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import rez_now
from disk_test import VALUES, Strict, definitions
from family import combined, python

NOBODY = 65534
PY = "1/package.py"


def as_nobody():
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


# name: what loses what
LOSSES = {
    "nothing": [],
    "file": [(PY, 0o600)],
    "file_for_others": [(PY, 0o640)],
    "file_for_its_group": [(PY, 0o604)],
    "version": [("1", 0o700)],
    "version_searchable": [("1", 0o711)],
    "version_listable": [("1", 0o744)],
    "family": [("", 0o700)],
    "family_searchable": [("", 0o711)],
    "family_listable": [("", 0o744)],
    "old_file": [("1/release.yaml", 0o600)],
    "old_folder": [("1/.metadata", 0o700)],
    "combined_file": [("../combined_file.py", 0o600)],
}
NAMED_ALONE = "family_listable"  # nobody may see what is named in it, and not look at it
# By a group or an owner that nobody is made to be.
OWNERS = {"file_for_its_group": NOBODY}


class User:
    """rezdex as nobody, whose index lies where nobody can read it."""

    def __init__(self, folder):
        shutil.copytree(pathlib.Path(os.environ["REZDEX_BIN"]).resolve().parent, folder / "bin")
        for path in (folder / "bin", *(folder / "bin").iterdir()):
            path.chmod(0o755)
        self.binary, self.database = folder / "bin/rezdex", folder / "index"

    def lookup(self, level, *words):
        command = [self.binary, "lookup", "--db", self.database, "--data", "--freshness", level, *words]
        done = subprocess.run(command, preexec_fn=as_nobody, capture_output=True, check=False, cwd="/")
        if done.returncode not in (0, 1):
            sys.exit(done.stderr.decode())
        return [json.loads(line) for line in done.stdout.splitlines()]

    def paths(self, level, paths):
        return self.lookup(level, *paths)

    def packages(self, level, names):
        lines = [self.lookup(level, "--package", name) for name in names]
        return [[line for line in some if line["repository"] is not None] for some in lines]


class Test:
    def __init__(self, folder):
        self.folder, self.root = folder, folder / "main"
        self.root.mkdir()
        self.user = User(folder)
        self.comparison = Strict(self.user, [self.root])

    def at(self, name, part):
        return pathlib.Path(os.path.normpath(self.root / name / part))

    def make(self):
        for name in LOSSES:
            if name == "combined_file":
                self.at(name, "../combined_file.py").write_text(combined("a"))
                continue
            self.at(name, "1/.metadata").mkdir(parents=True)
            self.at(name, PY).write_text(python("a", timestamp=not name.startswith("old_")))
            if name == "old_file":
                self.at(name, "1/release.yaml").write_text("timestamp: 1\n")
            if name == "old_folder":
                self.at(name, "1/.metadata/release_time.txt").write_text("1300000000")
        for path in (self.root, *self.root.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
        for name, group in OWNERS.items():
            os.chown(self.at(name, PY), 0, group)

    def lose(self):
        self.before = []
        for name, parts in LOSSES.items():
            for part, mode in parts:
                path = self.at(name, part)
                self.before.append((path, path.stat().st_mode & 0o7777))
                path.chmod(mode)

    def regain(self):
        for path, mode in reversed(self.before):
            path.chmod(mode)

    def index(self):
        command = [self.user.binary, "index", "--racy-margin=0", f"--root=main={self.root}"]
        done = subprocess.run([*command, "--db", self.user.database], capture_output=True, check=False)
        if done.returncode not in (0, 1):
            sys.exit(done.stderr.decode())

    def compare(self, title):
        by_path, by_family = rez_now.ask([self.root], self.paths, list(LOSSES), NOBODY)
        self.comparison.title = title
        self.comparison.not_expanded.clear()
        self.comparison.paths("file", by_path)
        self.named_alone(title, by_family.pop(NAMED_ALONE))
        self.comparison.families("file", by_family)
        return by_path

    def named_alone(self, title, theirs):
        """rez passes over what it cannot look at; rezdex says of each version that it is unreadable."""
        (lines,) = self.user.packages("file", [NAMED_ALONE])
        if theirs["listed"] == [[]]:
            if {line["status"] for line in lines} != {"unreadable"}:
                self.comparison.fail(title, f"{NAMED_ALONE}: {lines}")
        elif [line["status"] for line in lines] != ["complete"]:
            self.comparison.fail(title, f"{NAMED_ALONE}: {lines}, rez: {theirs}")

    def snapshot_is_for_all(self, title, by_path):
        """What nobody may not read is in no value."""
        for line in self.user.paths("snapshot", self.paths):
            if line["status"] in VALUES and by_path[line["path"]]["raises"]:
                self.comparison.fail(title, f"{line['path']} is given at snapshot")

    def run(self):
        self.make()
        self.paths = sorted(definitions(self.root))
        self.index()
        self.compare("open to all")
        self.lose()
        self.compare("lost since it was indexed")
        self.index()
        self.snapshot_is_for_all("lost and indexed", self.compare("lost and indexed"))
        self.regain()
        self.compare("regained since it was indexed")
        self.index()
        by_path = self.compare("regained and indexed")
        for line in self.user.paths("snapshot", self.paths):
            if by_path[line["path"]]["raises"] is None and line["status"] not in VALUES:
                self.comparison.fail(
                    "regained and indexed", f"{line['path']} is {line['status']} at snapshot"
                )
        return self.comparison.wrong


def main():
    if os.getuid() != 0:
        sys.exit("this test needs root, to be two users: run it as root, or in a container")
    folder = pathlib.Path(tempfile.mkdtemp(prefix="freshness-user-"))
    try:
        folder.chmod(0o755)
        wrong = Test(folder).run()
    finally:
        shutil.rmtree(folder)
    print(f"{len(LOSSES)} permissions, {wrong} wrong answers")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
