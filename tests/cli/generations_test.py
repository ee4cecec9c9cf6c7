"""Promise: `rezdex generations` and `rezdex rollback`: the way back is checked, and what comes after is right."""

import json
import os
import re
import unittest

from support import CliTest


class Generations(CliTest):
    def setUp(self):
        super().setUp()
        self.define("a", "1")
        self.index("--full", self.packages)
        self.path = self.define("b", "1")
        self.index("--full", self.packages)
        self.define("c", "1")
        self.index("--full", self.packages)

    def generations(self, code=0):
        done = self.run_cli("generations", "--db", self.db, "--json")
        self.assertEqual((done.returncode, done.stderr), (code, b""))
        return [json.loads(line) for line in done.stdout.splitlines()]

    def known(self):
        """The families that the index itself knows."""
        lines = self.lookup("--freshness", "snapshot", "--package", "a-1", "b-1", "c-1", "d-1")
        return "".join(line["family"] for line in lines if line["status"] == "complete")

    def flip(self, generation, at):
        with open(self.db / f"generation-{generation}.lmdb", "r+b") as file:
            file.seek(at)
            byte = file.read(1)[0]
            file.seek(at)
            file.write(bytes([byte ^ 8]))

    def test_the_list(self):
        three, two, one = self.generations()
        self.assertEqual([g["generation"] for g in (three, two, one)], [3, 2, 1])
        self.assertEqual([g["current"] for g in (three, two, one)], [True, False, False])
        self.assertEqual([g["after"] for g in (three, two, one)], [2, 1, 0])
        self.assertEqual([g["definitions"] for g in (three, two, one)], [3, 2, 1])
        self.assertEqual(three["bytes"], (self.db / "generation-3.lmdb").stat().st_size)
        self.assertRegex(three["built"], r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\Z")
        self.assertIn(three["rezdex"].encode(), self.succeed("--version"))
        text = self.succeed("generations", "--db", self.db).decode().splitlines()
        self.assertEqual(len(text), 3)
        self.assertRegex(text[0], r"\A\* +3 +\d{4}-.* UTC +3 definitions .* after 2\Z")
        self.assertRegex(text[2], r"\A  +1 .* 1 definitions ")

    def test_back_and_on_from_there(self):
        self.assertEqual(self.known(), "abc")
        self.assertIn(b"generation 2, of ", self.succeed("rollback", "--db", self.db))
        self.assertEqual(self.known(), "ab")
        self.succeed("rollback", "--db", self.db, "1")
        self.assertEqual(self.known(), "a")
        # Answers stay those of the disk: what this generation does not know is read.
        self.assertEqual(self.statuses(self.path), [("live", "complete")])

        os.remove(self.path)  # b came and went; c came; d is new
        self.define("d", "1")
        done = self.run_cli("index", "--db", self.db)
        self.assertEqual((done.returncode, done.stderr), (0, b""))
        self.assertIn(b"generation 4\n", done.stdout)
        self.assertEqual(self.known(), "acd")
        self.assertEqual(self.generations()[0]["after"], 1)
        incremental = self.lookup("--data", "--freshness", "snapshot", "--package", "a", "b", "c", "d")
        stats = self.stats()
        self.index("--full", self.packages)
        full = self.lookup("--data", "--freshness", "snapshot", "--package", "a", "b", "c", "d")
        self.assertEqual(incremental, full)
        self.assertEqual(stats, self.stats())
        self.assertIn("complete", [line["status"] for line in full])

    def stats(self):
        """But for what tells of one generation, and what hangs on the time between two runs."""
        return re.sub(
            rb"(?m)^  (generation|size|checked by|racy) .*$", b"", self.succeed("stats", "--db", self.db)
        )

    def test_the_number_is_one(self):
        for wrong in ("0", "x", "-3", "1.5", "99999999999999999999", "nan"):
            error = self.fail_with(2, "rollback", "--db", self.db, "--", wrong)
            self.assertIn("GENERATION: takes a whole number from 1", error)
        self.assertIn("generation 9 is not kept", self.fail_with(2, "rollback", "--db", self.db, "9"))
        self.assertIn(b"generation 2,", self.succeed("rollback", "--db", self.db, "--", "2"))

    def test_the_way_back_is_that_of_what_is_current(self):
        self.succeed("rollback", "--db", self.db, "1")
        self.index("--full", self.packages)
        self.succeed("rollback", "--db", self.db)  # from 4 to 1: 2 and 3 were left
        self.assertEqual([g["generation"] for g in self.generations() if g["current"]], [1])
        self.assertIn("generation", self.fail_with(2, "rollback", "--db", self.db))  # nothing before 1

    def test_what_is_damaged_or_gone_is_refused(self):
        self.flip(2, 9000)
        error = self.fail_with(2, "rollback", "--db", self.db)
        self.assertIn("damaged", error)
        self.assertEqual(self.known(), "abc")
        self.assertIn("77", self.fail_with(2, "rollback", "--db", self.db, "77"))
        os.remove(self.db / "generation-1.lmdb")
        self.assertIn("3, 2", self.fail_with(2, "rollback", "--db", self.db, "1"))
        self.assertEqual(self.known(), "abc")
        for word in ("0", "-1", "x", "1.5"):
            self.fail_with(2, "rollback", "--db", self.db, word)

    def test_damage_that_size_and_header_show_is_a_finding(self):
        os.truncate(self.db / "generation-2.lmdb", 4096)
        three, two, one = self.generations(code=1)
        self.assertIn("size", two["damage"])
        self.assertIsNone(one["damage"])
        done = self.run_cli("generations", "--db", self.db)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"damaged", done.stdout)

    def test_back_from_a_damaged_one(self):
        self.flip(3, 9000)
        self.fail_with(2, "stats", "--db", self.db)
        self.succeed("rollback", "--db", self.db)
        self.assertEqual(self.known(), "ab")

    def lost(self):
        done = self.run_cli("generations", "--db", self.db)
        self.assertEqual(done.returncode, 2)
        return done.stderr.decode(), [line.split()[0] for line in done.stdout.decode().splitlines()]

    def test_where_current_is_gone_it_names_a_way_that_is_there(self):
        os.remove(self.db / "CURRENT")
        error, listed = self.lost()
        self.assertIn("`rezdex rollback --db DIR NUMBER`", error)
        self.assertEqual(listed, ["3", "2", "1"])
        for generation in (1, 2, 3):
            os.truncate(self.db / f"generation-{generation}.lmdb", 4096)
        self.assertRegex(self.lost()[0], r"none to go back to; `rezdex index ")

    def test_where_all_that_is_noted_is_lost(self):
        os.remove(self.db / "CURRENT")
        history = (self.db / "HISTORY").read_bytes()
        os.remove(self.db / "HISTORY")
        error, listed = self.lost()
        self.assertRegex(error, r"none to go back to; `rezdex index ")
        self.assertEqual(listed, ["3", "2", "1"])
        for path in self.db.glob("generation-*"):
            path.unlink()
        (self.db / "HISTORY").write_bytes(history)
        error, listed = self.lost()
        self.assertRegex(error, r"none to go back to; `rezdex index ")
        self.assertEqual(listed, [])

    def test_without_an_index(self):
        for command in ("generations", "rollback"):
            self.assertIn("rezdex index", self.fail_with(2, command, "--db", self.folder / "none"))
        self.assertFalse((self.folder / "none").exists())

    def test_a_reader_only(self):
        keywords = self.as_ordinary_user()
        if not keywords:
            self.db.chmod(0o555)
        self.assertIn(b"* ", self.succeed("generations", "--db", self.db, **keywords))
        self.fail_with(2, "rollback", "--db", self.db, **keywords)
        self.db.chmod(0o755)


if __name__ == "__main__":
    unittest.main()
