"""Promise: what `rezdex update` and a later `rezdex index` say of what is not there, was there, or is out of reach."""

import os
import shutil
import sys
import unittest
from pathlib import Path

from sharing import need_root
from support import CliTest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "bench" / "slowfs"))
from slowfs import SlowFs  # noqa: E402 - lies in bench/


class Update(CliTest):
    def setUp(self):
        super().setUp()
        self.define("gone", "1")
        self.other = self.define("other", "1")
        self.index()

    def update(self, code, *arguments):
        done = self.run_cli("update", "--db", self.db, *arguments)
        self.assertEqual(done.returncode, code, done.stderr)
        return done.stderr.decode()

    def test_what_never_was_is_said(self):
        self.assertIn("no repository has the family 'nothing'", self.update(1, "nothing"))
        self.assertIn("no repository has the package 'other/9'", self.update(1, "other/9"))
        self.assertEqual(self.update(0, "other/1"), "")
        self.define("other", "9")
        self.assertEqual(self.update(0, "other/9"), "")
        shutil.rmtree(self.packages / "other/9")
        self.assertEqual(self.update(0, "other/9"), "")
        self.assertIn("'other/9'", self.update(1, "other/9"))

    def test_what_was_is_not_missed_after_settling(self):
        shutil.rmtree(self.packages / "gone")
        os.utime(self.other)
        self.assertEqual(self.update(0, "gone", "other", "--settle"), "")

    def test_what_is_away_is_not_missed(self):
        self.packages.rename(self.folder / "away")
        error = self.update(1, "gone")
        self.assertIn("the index keeps", error)
        self.assertNotIn("no repository", error)
        self.assertIn("no repository that could be read has the family 'nothing'", self.update(1, "nothing"))

    def test_what_a_link_leads_to_is_kept_while_its_disk_fails(self):
        need_root()
        far = self.folder / "far"
        self.define("fam", "1", repository=far)
        shutil.copytree(far / "fam/1", far / "one")
        (far / "comb.py").write_text('name = "comb"\nversions = ["1"]\n')
        combined = ("--freshness", "snapshot", "--package", "comb-1")
        with SlowFs(far) as server:
            (self.packages / "fam").symlink_to(Path(server.path) / "fam")
            (self.packages / "other/9").symlink_to(Path(server.path) / "one")
            (self.packages / "comb.py").symlink_to(Path(server.path) / "comb.py")
            self.index()
            paths = [self.packages / path / "package.py" for path in ("fam/1", "other/9")]
            known = [("index", "complete")] * 2
            snapshot = ("--include-private", self.packages, "--db", self.db)
            self.succeed("index", *snapshot)
            self.assertEqual(self.statuses("--freshness", "snapshot", *paths), known)
            self.assertEqual(self.statuses(*combined), known[:1])
            server.fail("lookup", "EIO")
            server.fail("getattr", "EIO")
            done = self.run_cli("index", *snapshot)
            self.assertIn(b"Input/output error", done.stderr)
            self.assertIn(b" 0 removed", done.stdout)
            self.assertNotIn(("index", "missing"), self.statuses("--freshness", "snapshot", *paths))
            self.assertNotIn("missing", [status for _, status in self.statuses(*combined)])
            no_family = self.statuses("--freshness", "snapshot", "--package", "comb.py")
            self.assertEqual(no_family, [("none", "missing")])
            server.mend()
            self.succeed("index", *snapshot)
            self.assertEqual(self.statuses(*combined), known[:1])
            self.assertEqual(self.statuses("--freshness", "snapshot", *paths), known)

    def test_a_combined_family_whose_name_a_link_in_doubt_takes(self):
        """Its packages go with its file: none is given by the stamp of a newer one."""
        need_root()
        definition = 'name = "comb"\nversions = ["1"]\nrequires = ["{}"]\n'
        file = self.packages / "comb.py"
        file.write_text(definition.format("old"))
        with SlowFs(self.folder / "packages") as server:
            (self.packages / "comb").symlink_to(Path(server.path) / "nothing")
            self.index()
            file.write_text(definition.format("new"))
            server.fail("lookup", "EIO", "nothing")
            done = self.run_cli("index", "--settle", "--db", self.db)
            self.assertIn(b"could not be listed", done.stderr)
            server.mend()
            for level in ("file", "family"):
                (line,) = self.lookup("--freshness", level, "--package", "comb")
                self.assertEqual(line["requires"], ["new"])
            self.assertIn(b"nothing is damaged", self.succeed("check", "--db", self.db))

    def test_a_combined_family_that_a_directory_follows_which_cannot_be_listed(self):
        need_root()
        (self.packages / "comb.py").write_text('name = "comb"\nversions = ["1"]\n')
        with SlowFs(self.packages) as server:
            root = ["--root", f"main={server.path}"]
            self.succeed("index", *root, "--racy-margin", "0", "--db", self.db, "--remove", self.packages)
            (self.packages / "comb.py").unlink()
            self.define("comb", "7")
            server.fail("opendir", "EIO", "comb")
            done = self.run_cli("index", "--db", self.db)
            self.assertIn(b"could not be listed", done.stderr)
            self.assertIn(b"nothing is damaged", self.succeed("check", "--db", self.db))

    def test_a_combined_family_that_was_a_link_to_another_file(self):
        (self.packages / "a.yaml").write_text('name: a\nversions: ["1", "2"]\n')
        (self.packages / "a.py").symlink_to("a.yaml")
        self.run_cli("index", self.packages, "--db", self.db)
        (self.packages / "a.py").unlink()
        self.index()
        self.assertIn(b"nothing is damaged", self.succeed("check", "--db", self.db))


if __name__ == "__main__":
    unittest.main()
