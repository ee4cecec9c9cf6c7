"""Promise: what the commands do with an index that is damaged, and what `rezdex check` says of it."""

import os
import socket
import time
import unittest

from support import CliTest


class Damage(CliTest):
    def setUp(self):
        super().setUp()
        self.path = self.define("maya", "2024")
        self.define("base", "1")
        self.index()
        self.current = self.db / "CURRENT"
        self.text = self.current.read_bytes()
        self.generation = self.db / self.text.split()[2].decode()
        self.bytes = self.generation.read_bytes()

    def check(self, code, *arguments):
        done = self.run_cli("check", "--db", self.db, *arguments)
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return (done.stderr if code == 2 else done.stdout).decode()

    def refuses(self, message):
        """Each command that reads the index, and none answers from another generation."""
        for arguments in (
            ("lookup", "--db", self.db, self.path),
            ("lookup", "--db", self.db, "--freshness", "snapshot", "--package", "maya-2024"),
            ("show", "--db", self.db, "maya-2024"),
            ("stats", "--db", self.db),
            ("explain", "--db", self.db, self.path),
        ):
            self.assertRegex(self.fail_with(2, *arguments), message)

    def rebuilds(self):
        done = self.run_cli("index", self.packages, "--db", self.db)
        self.assertIn(done.returncode, (0, 1), done.stderr)
        self.assertEqual(self.statuses(self.path), [("index", "complete")])

    def replace_current(self, make):
        if self.current.is_dir() and not self.current.is_symlink():
            self.current.rmdir()
        else:
            self.current.unlink(missing_ok=True)
        make()

    def test_whole(self):
        self.assertIn("nothing is damaged", self.check(0))
        self.define("maya", "2025")
        self.index()
        self.assertIn("nothing is damaged", self.check(0, "--all"))

    def test_older_generations_are_looked_at_when_asked(self):
        self.define("maya", "2025")
        self.index()
        self.generation.write_bytes(self.bytes[:-4096])
        self.check(0)
        self.assertRegex(self.check(1, "--all"), rf"(?m)^header +{self.generation.name}: ")
        self.generation.write_bytes(self.bytes.replace(b"python-3", b"pxthon-3"))
        told = self.check(1, "--all")
        self.assertRegex(told, rf"(?m)^file-hash +{self.generation.name}: .* HISTORY says")
        (self.db / "HISTORY").unlink()
        told = self.check(1, "--all")  # its records do not hold either
        self.assertNotIn("file-hash", told)
        self.assertIn("nothing says what its hash was", told)

    def test_history_flipped_or_cut(self):
        history = self.db / "HISTORY"
        whole = history.read_bytes()
        for changed in (whole[:10], whole[:-1], b"", whole[:40] + b"8" + whole[41:], b"nonsense\n"):
            with self.subTest(changed):
                history.write_bytes(changed)
                self.assertRegex(self.check(1), r"(?m)^history +HISTORY: ")
                self.assertEqual(self.statuses(self.path), [("index", "complete")])
        self.define("maya", "2025")
        self.index()
        self.assertIn("nothing is damaged", self.check(0))
        other = self.folder / "other.rezdex"
        self.succeed("index", self.packages, "--db", other)
        self.current.write_bytes(self.text)
        history.write_bytes((other / "HISTORY").read_bytes())
        self.assertRegex(self.check(1), r"(?m)^history +HISTORY: it notes another")

    def test_check_leaves_nothing_behind(self):
        cache = self.folder / "cache"
        before = sorted(cache.rglob("*")), sorted(self.db.iterdir())
        self.check(0)
        self.assertEqual(before, (sorted(cache.rglob("*")), sorted(self.db.iterdir())))

    def test_check_could_not_look(self):
        self.assertRegex(self.fail_with(2, "check", "--db", self.folder / "none"), "no index here")
        self.assertRegex(self.fail_with(2, "check", "--db", self.path), "no index here")
        self.current.write_bytes(self.text.replace(b"rezdex-index 2", b"rezdex-index 99"))
        self.assertRegex(self.check(2), "format 99")

    def test_a_file_changed_cut_grown_gone(self):
        middle = len(self.bytes) // 2
        for word, bytes_ in (
            ("file-hash", self.bytes[:middle] + bytes([self.bytes[middle] ^ 1]) + self.bytes[middle + 1 :]),
            ("file-size", self.bytes[:-4096]),
            ("file-size", self.bytes + b"\0"),
            ("file-size", b""),
            ("header", b"no LMDB file" * 1000),
        ):
            with self.subTest(word):
                self.generation.write_bytes(bytes_)
                self.refuses("damaged")
                self.assertRegex(self.check(1), rf"(?m)^{word} +{self.generation.name}: ")
        self.generation.unlink()
        self.refuses("not there")
        self.assertIn("no-file", self.check(1))
        self.rebuilds()
        self.assertIn("nothing is damaged", self.check(0))

    def test_an_update_carries_no_damage_on(self):
        at = self.bytes.rindex(b"python-3")  # of the other family
        self.generation.write_bytes(self.bytes[:at] + b"x" + self.bytes[at + 1 :])
        self.define("base", "2")
        self.assertRegex(self.fail_with(2, "update", "--db", self.db, "base"), "damaged")
        self.assertEqual(self.current.read_bytes(), self.text)
        self.assertEqual([each.name for each in self.db.glob("*.tmp")], [])

    def test_never_an_older_generation(self):
        self.define("maya", "2025")
        self.index()
        newest = self.db / self.current.read_bytes().split()[2].decode()
        self.assertNotEqual(newest, self.generation)
        bytes_ = bytearray(newest.read_bytes())
        bytes_[-5000] ^= 4
        newest.write_bytes(bytes_)
        self.refuses("damaged")
        self.refuses("damaged")
        self.rebuilds()

    def damage_behind_a_mark(self, old, new):
        """The reader's mark says that the file was verified as it is now."""
        time.sleep(0.1)  # a file that has just changed is not marked
        self.statuses(self.path)
        self.assertIn(old, self.bytes)
        self.rot(self.generation, self.bytes.replace(old, new), self.folder / "cache")

    def test_damage_behind_a_believed_mark(self):
        self.damage_behind_a_mark(b"python-3", b"pxthon-3")
        self.assertEqual(self.statuses(self.path), [("live", "complete")])
        (line,) = self.lookup(self.path, "--freshness", "snapshot")
        self.assertEqual((line["status"], line["reason"]), ("dynamic", "damaged"))
        told = self.check(1)
        self.assertRegex(told, r"(?m)^file-hash ")
        self.assertRegex(told, r"(?m)^record +generation-1.lmdb  definitions  maya/2024/package.py: ")
        self.rebuilds()  # though nothing has changed in the repository
        self.assertIn("nothing is damaged", self.check(0))

    def test_without_repositories_a_damaged_index_is_not_rebuilt(self):
        self.damage_behind_a_mark(b"python-3", b"pxthon-3")
        self.assertRegex(self.fail_with(2, "index", "--db", self.db), "damaged.*rezdex index")

    def test_a_family_whose_record_is_damaged_is_not_missing(self):
        self.damage_behind_a_mark(b"2024package.py", b"2025package.py")
        for version in ("2024", "2025"):
            lines = self.lookup("--freshness", "snapshot", "--package", f"maya-{version}")
            self.assertEqual([(it["status"], it["reason"]) for it in lines], [("dynamic", "damaged")])
        self.assertRegex(self.check(1), r"(?m)^record +generation-1.lmdb  families  maya/: ")

    def test_current_flipped_or_cut_anywhere(self):
        for at in range(len(self.text)):
            for changed in (
                self.text[:at] + bytes([self.text[at] ^ 1]) + self.text[at + 1 :],
                self.text[:at] + bytes([self.text[at] ^ 0x80]) + self.text[at + 1 :],
                self.text[:at],
            ):
                self.current.write_bytes(changed)
                self.fail_with(2, "lookup", "--db", self.db, self.path)
        self.current.write_bytes(self.text[:20])
        self.assertRegex(self.check(1), r"(?m)^current +CURRENT: ")
        self.rebuilds()

    def test_current_is_something_else(self):
        listener = socket.socket(socket.AF_UNIX)
        makers = {
            "empty": lambda: self.current.write_bytes(b""),
            "huge": lambda: self.current.write_bytes(self.text * 100_000),
            "directory": self.current.mkdir,
            "link": lambda: self.current.symlink_to(self.generation),
            "dangling link": lambda: self.current.symlink_to("nowhere"),
            "fifo": lambda: os.mkfifo(self.current),
            "socket": lambda: listener.bind(os.path.relpath(self.current)),
            "another's text": lambda: self.current.write_bytes(b"MANIFEST-000001\n"),
            "nowhere": lambda: self.current.write_bytes(self.text.replace(b"generation-1", b"generation-7")),
            "noise": lambda: self.current.write_bytes(b"\xff\x00" * 100),
        }
        self.addCleanup(listener.close)
        self.addCleanup(os.chdir, os.getcwd())
        os.chdir(self.db)  # a socket's path is short
        for name, make in makers.items():
            with self.subTest(name):
                self.replace_current(make)
                self.fail_with(2, "lookup", "--db", self.db, self.path)
                self.assertRegex(self.check(1), r"(?m)^(current|no-file) ")

    def test_a_current_that_is_lost_is_mended(self):
        """HISTORY and the generations say whose folder it is."""
        texts = (b"", b"s" + self.text[1:], self.text[:7], b"MANIFEST-000001\n", b"\xff\x00" * 9999, None)
        for text in texts:
            for mend in (("index", self.packages, "--keep", "99"), ("rollback", "1")):
                with self.subTest(text=text and text[:20], mend=mend):
                    self.current.unlink()
                    if text is not None:
                        self.current.write_bytes(text)
                    listed = self.run_cli("generations", "--db", self.db)
                    self.assertEqual(listed.returncode, 2)
                    self.assertRegex(listed.stdout, rb"(?m)^ +1 ")
                    self.assertRegex(listed.stderr, rb"rezdex rollback")
                    done = self.run_cli(mend[0], "--db", self.db, *mend[1:])
                    self.assertIn(done.returncode, (0, 1), done.stderr)
                    self.assertEqual(self.statuses(self.path), [("index", "complete")])
                    self.check(0)

    def lose(self, *names):
        for name in names:
            (self.db / name).unlink()

    def test_a_current_that_is_gone_is_said_to_be(self):
        self.lose("CURRENT")
        gone = r"CURRENT is gone.*`rezdex generations .*`rezdex rollback`"
        self.refuses(gone)
        self.assertRegex(self.check(1), rf"(?m)^current +CURRENT: {gone}")
        for arguments in (("update", "maya"), ("index",)):
            self.assertRegex(self.fail_with(2, *arguments, "--db", self.db), gone)

    def test_an_index_made_again_says_what_it_has_forgotten(self):
        other = self.folder / "other"
        self.define("nuke", "1", repository=other)
        self.index(self.packages, other)
        self.lose("CURRENT")
        for arguments in (("--dry-run",), ()):
            done = self.run_cli("index", self.packages, "--db", self.db, *arguments)
            self.assertRegex(
                done.stderr, rb"rebuilt from the repositories given, only: CURRENT is gone", arguments
            )
        self.assertEqual(self.run_cli("index", "--db", self.db).stderr, b"")

    def test_a_run_that_fails_removes_nothing_that_is_left(self):
        for version in ("2025", "2026"):
            self.define("maya", version)
            self.index()
        for lost in (("CURRENT",), ("HISTORY",)):
            self.lose(*lost)
            left = sorted(self.db.glob("generation-*"))
            self.assertEqual(len(left), 3)
            keep = ("--keep", "0", "--keep-time", "0")
            self.fail_with(2, "update", "maya", "--db", self.db, *keep)
            self.fail_with(2, "index", self.folder / "none", "--db", self.db, *keep)
            self.assertEqual(sorted(self.db.glob("generation-*")), left)

    def test_a_stranger_s_current_and_history_are_left_alone(self):
        theirs = self.folder / "theirs"
        theirs.mkdir()
        for name, text in (
            ("CURRENT", "MANIFEST-000001\n"),
            ("HISTORY", "mine\n"),
            ("MANIFEST-000001", "mine"),
        ):
            (theirs / name).write_text(text)
        before = {path.name: path.read_bytes() for path in theirs.iterdir()}
        self.assertRegex(self.fail_with(2, "index", self.packages, "--db", theirs), "not an index of rezdex")
        self.assertEqual({path.name: path.read_bytes() for path in theirs.iterdir()}, before)

    def test_current_names_a_foreign_file_or_another_format(self):
        foreign = b"hello" * 2000
        (self.db / "generation-9.lmdb").write_bytes(foreign)
        self.current.write_text(f"rezdex-index 2\ngeneration-9.lmdb {len(foreign)} {'0' * 32}\n")
        self.refuses("damaged")
        self.assertRegex(self.check(1), r"(?m)^header +generation-9.lmdb: ")
        for format_ in (b"1", b"3"):
            self.current.write_bytes(self.text.replace(b"rezdex-index 2", b"rezdex-index " + format_))
            self.refuses("format " + format_.decode())
            self.assertEqual(self.fail_with(2, "index", self.packages, "--db", self.db).count("format"), 1)

    def test_foreign_files_in_the_folder(self):
        (self.db / "notes.txt").write_text("mine")
        (self.db / "generation-2.lmdb.bak").write_text("mine")
        self.assertEqual(self.statuses(self.path), [("index", "complete")])
        told = self.check(1)
        self.assertRegex(told, r"(?m)^foreign-file +notes.txt: ")
        self.assertRegex(told, r"(?m)^foreign-file +generation-2.lmdb.bak: ")
        self.rebuilds()
        self.assertEqual((self.db / "notes.txt").read_text(), "mine")


if __name__ == "__main__":
    unittest.main()
