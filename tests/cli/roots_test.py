"""Promise: an index made on one host serves another, which sees the packages under other paths, or has a copy."""

import os
import shutil
import subprocess
import unittest
from pathlib import Path

from sharing import SharingTest, need_root
from slowfs import SlowFs


class Roots(SharingTest):
    def setUp(self):
        super().setUp()
        self.path = self.define("a", "1")
        self.settle()

    def index_roots(self, *roots, settle=True):
        """Settled, for all but those that do not ask the disk: no file is read to be sure of it."""
        return self.succeed(*self.indexing(*roots), *(["--settle"] if settle else []))

    def indexing(self, *roots):
        return ["index", "--db", self.db, *(f"--root=studio={root}" for root in roots)]

    def bind(self):
        """The packages at a second mount point."""
        need_root()
        second = self.folder / "second"
        second.mkdir()
        subprocess.run(["mount", "--bind", self.packages, second], check=True)
        self.addCleanup(subprocess.run, ["umount", "-l", second], check=True)
        return second

    def beside(self, root, path=None):
        return f"{root}/{os.path.relpath(path or self.path, self.packages)}"

    def answers(self, *arguments):
        return [
            (line["origin"], line["status"], line.get("touched", False)) for line in self.lookup(*arguments)
        ]

    def test_a_second_mount_point_named_at_build(self):
        second = self.bind()
        self.index_roots(self.packages, second)
        for level in ("file", "family", "snapshot"):
            found = self.answers("--freshness", level, self.path, self.beside(second))
            self.assertEqual(found, [("index", "complete", False)] * 2)

    def test_a_second_mount_point_named_by_the_reader(self):
        second = self.bind()
        self.index_roots(self.packages)
        self.assertEqual(
            self.answers("--freshness", "snapshot", self.beside(second)), [("live", "complete", False)]
        )
        root = ["--root", f"studio={second}"]
        for level in ("file", "family", "snapshot"):
            found = self.answers(*root, "--freshness", level, self.beside(second), "--package", "a-1")
            self.assertEqual(found, [("index", "complete", False)] * 2)
        (line,) = self.lookup(*root, "--package", "a-1")
        self.assertEqual(line["path"], self.beside(second))
        shown = self.succeed("show", "--db", self.db, *root, "a-1")
        self.assertIn(self.beside(second).encode(), shown)
        story = self.succeed("explain", "--db", self.db, *root, self.beside(second)).decode()
        self.assertRegex(story, rf"repository +studio, by its root {second}\n")

    def test_at_snapshot_nothing_under_any_root_is_opened(self):
        second = self.bind()
        self.index_roots(self.packages, settle=False)
        self.publish()
        self.fetch()
        shown, touched = self.touched_below(
            [self.packages, second, self.net],
            *("lookup", "--freshness", "snapshot", "--db", self.published, "--root", f"studio={second}"),
            *(self.beside(second), "--package", "a-1", "a", "nothing"),
        )
        self.assertEqual(shown.count(b'"complete"'), 3, shown)
        self.assertEqual(touched, [])

    def test_a_change_is_seen_through_every_mount_point(self):
        second = self.bind()
        self.index_roots(self.packages, settle=False)
        with open(self.path, "a") as file:
            file.write("x = 1\n")
        found = self.answers("--root", f"studio={second}", self.beside(second))
        self.assertEqual(found, [("live", "complete", False)])

    def test_a_copy_is_compared_by_mtime_and_size_alone(self):
        copy = self.folder / "copy"
        shutil.copytree(self.packages, copy)  # keeps mtimes, as rsync -a
        self.index_roots(self.packages)
        path = self.beside(copy)
        self.assertEqual(self.answers("--root", f"studio={copy}", path), [("index", "complete", True)])
        declared = ["--root", f"studio={copy},copy"]
        self.assertEqual(self.answers(*declared, path), [("index", "complete", False)])
        self.assertEqual(self.answers(*declared, "--no-live", path), [("index", "complete", False)])
        story = self.succeed("explain", "--db", self.db, *declared, path).decode()
        self.assertRegex(story, r"stamp +equal, by size, mtime\n")
        with open(path, "a") as file:
            file.write("x = 1\n")
        self.assertEqual(self.answers(*declared, path), [("live", "complete", False)])

    def test_a_copy_declared_at_build(self):
        copy = self.folder / "copy"
        shutil.copytree(self.packages, copy)
        self.index_roots(self.packages, f"{copy},copy")
        found = self.answers(self.path, self.beside(copy))
        self.assertEqual(found, [("index", "complete", False)] * 2)
        os.utime(self.path, (1_700_000_000, 1_700_000_000))  # ctime alone moves: it counts for the original
        found = self.answers(self.path, self.beside(copy))
        self.assertEqual(found, [("index", "complete", True), ("index", "complete", False)])
        self.index_roots(f"{copy},copy", self.packages)  # now the copy is what was read
        found = self.answers(self.path, self.beside(copy))
        self.assertEqual(found, [("index", "complete", False)] * 2)

    def replace_quietly(self, path):
        """As a file that another one of the same size takes the place of, times and all: only ctime and inode tell."""
        path, before = Path(path), os.stat(path)
        new = path.with_suffix(".new")
        new.write_text(path.read_text().replace("python-3", "python-7"))
        os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns))
        new.replace(path)

    def requires(self, path):
        (line,) = self.lookup(path)
        return line["origin"], line["requires"]

    def on_memory(self):
        """A copy of the packages on another kind of filesystem."""
        need_root()
        second = self.folder / "second"
        second.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", second], check=True)
        self.addCleanup(subprocess.run, ["umount", "-l", second], check=True)
        shutil.copytree(self.packages, second, dirs_exist_ok=True)
        return second

    def test_an_update_through_another_kind_of_root_leaves_the_others_entries_strict(self):
        """What was stamped through the first root is still compared with its ctime and inode."""
        for kind in ("another filesystem", "a declared copy"):
            with self.subTest(kind):
                other = self.define("b", "1")
                self.settle()
                if kind == "another filesystem":
                    second = word = self.on_memory()
                else:
                    shutil.copytree(self.packages, self.folder / "third")
                    second, word = self.folder / "third", f"{self.folder / 'third'},copy"
                self.index_roots(self.packages, word)
                away = self.folder / "away"
                self.packages.rename(away)
                Path(self.beside(second)).write_text('name = "a"\nversion = "1"\nrequires = ["changed"]\n')
                self.succeed("update", "a", "--settle", "--db", self.db)
                away.rename(self.packages)
                self.assertEqual(self.requires(other), ("index", ["python-3"]))
                self.replace_quietly(other)
                self.assertEqual(self.requires(other), ("live", ["python-7"]))
                self.assertEqual(self.requires(self.path)[1], ["python-3"])
                self.assertEqual(self.requires(self.beside(second))[1], ["changed"])
                self.index_roots(self.packages, word)
                self.assertEqual(self.requires(other), ("index", ["python-7"]))

    def test_a_family_that_is_kept_unseen_keeps_its_strictness(self):
        """Through the second root its family cannot be listed: the entries that stay are the first one's."""
        second = SlowFs(self.packages)
        self.addCleanup(second.close)
        other = self.define("b", "1")
        self.settle()
        self.index_roots(self.packages, second.path)
        second.fail("opendir", "EIO", "b")
        done = self.run_cli(*self.indexing(second.path, self.packages))
        self.assertIn(b"could not be listed", done.stderr)
        second.close()
        self.replace_quietly(other)
        self.assertEqual(self.requires(other), ("live", ["python-7"]))

    def test_a_run_that_finds_a_repository_away_leaves_what_is_said_of_it(self):
        other = self.define("b", "1")
        self.settle()
        self.index_roots(self.packages)
        before = (self.db / "CURRENT").read_bytes()
        over = SlowFs(self.packages)  # and mounted in its place
        self.addCleanup(over.close)
        subprocess.run(["mount", "--bind", over.path, self.packages], check=True)
        over.fail("opendir", "EIO")
        done = self.run_cli("index", "--db", self.db)
        subprocess.run(["umount", self.packages], check=True)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn(b"the index keeps what it knows", done.stderr)
        self.assertEqual((self.db / "CURRENT").read_bytes(), before)
        self.replace_quietly(other)
        self.assertEqual(self.requires(other), ("live", ["python-7"]))

    def test_paths_with_a_drive_are_text(self):
        self.index_roots(self.packages, "P:/packages", settle=False)
        path = self.beside("P:/packages")
        self.assertEqual(self.answers("--freshness", "snapshot", path), [("index", "complete", False)])
        self.assertEqual(
            self.answers(
                "--freshness", "snapshot", "P://packages/./a/1/package.py", "P:/packages/a/2/package.py"
            ),
            [("index", "complete", False), ("index", "missing", False)],
        )
        self.assertEqual(self.answers(path), [("live", "missing", False)])  # nor would rez find it here
        drives = ["--root", "studio=Q:/", "--freshness", "snapshot"]
        (line,) = self.lookup(*drives, "--package", "a-1")
        self.assertEqual((line["status"], line["path"]), ("complete", "Q:/a/1/package.py"))

    def test_a_root_that_is_not_here_is_fine_while_another_is(self):
        self.index_roots("/net/nowhere/packages", "P:/packages", self.packages, settle=False)
        for root in ("/net/nowhere/packages", "P:/packages", self.packages):
            found = self.answers("--freshness", "snapshot", self.beside(root))
            self.assertEqual(found, [("index", "complete", False)])
        self.assertEqual(self.answers("--package", "a-1"), [("index", "complete", False)])
        for roots in (["P:/packages"], ["/net/nowhere/packages", "P:/packages"]):
            words = [word for root in roots for word in ("--root", f"other={root}")]
            error = self.fail_with(2, "index", *words, "--db", self.folder / "other.rezdex")
            self.assertIn(roots[0], error)
        self.assertFalse((self.folder / "other.rezdex").exists())

    def test_what_makes_no_sense_is_refused(self):
        self.index_roots(self.packages, settle=False)
        other = self.folder / "other"
        other.mkdir()
        self.succeed("index", "--root", f"other={other}", "--db", self.db)
        for root in (
            "nobody=/x",
            "studio",
            "=x",
            "studio=",
            "studio=,copy",
            f"studio={other}",
            f"studio={other}/in",
            f"studio={self.folder}",
            "studio=/a/../b",
        ):
            with self.subTest(root=root):
                self.fail_with(2, "lookup", "--db", self.db, "--root", root, self.path)
        self.fail_with(2, "index", "--root", "studio=P:\\packages", "--db", self.db)


if __name__ == "__main__":
    unittest.main()
