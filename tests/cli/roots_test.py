"""Promise: an index made on one host serves another, which sees the packages under other paths, or has a copy."""

import os
import shutil
import subprocess
import unittest

from sharing import SharingTest, need_root


class Roots(SharingTest):
    def setUp(self):
        super().setUp()
        self.path = self.define("a", "1")
        self.settle()

    def index_roots(self, *roots, settle=True):
        """Settled, for all but those that do not ask the disk: no file is read to be sure of it."""
        words = [word for root in roots for word in ("--root", f"studio={root}")]
        return self.succeed("index", *words, *(["--settle"] if settle else []), "--db", self.db)

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
