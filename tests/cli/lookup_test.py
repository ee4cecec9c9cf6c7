"""Promise: `rezdex lookup`: paths and packages in, lines in the same order out, stale entries answered live."""

import os
import random
import shutil
import subprocess
import time
import unittest

from support import BIN, CliTest

KEYS = [
    *("path", "origin", "touched", "status", "reason", "line", "name", "version", "requires", "variants"),
    *("refused", "late", "unknown", "inputs"),
]
OLD = time.time() - 1000


class Paths(CliTest):
    def setUp(self):
        super().setUp()
        self.paths = [self.define(family, version) for family in "abc" for version in ("1", "2", "10")]
        for path in self.paths:
            os.utime(path, (OLD, OLD))
        self.index()

    def test_the_keys_and_their_order(self):
        (line,) = self.lookup(self.paths[0])
        self.assertEqual(list(line), KEYS)
        self.assertEqual((line["origin"], line["touched"], line["status"]), ("index", False, "complete"))
        self.assertEqual((line["name"], line["version"], line["requires"]), ("a", "1", ["python-3"]))
        (line,) = self.lookup("--data", self.paths[0])
        self.assertEqual(list(line), [*KEYS, "data"])
        self.assertEqual(line["data"]["timestamp"], 1700000000)

    def test_the_order_is_that_of_the_input(self):
        paths = self.paths * 50
        random.Random(1).shuffle(paths)
        answers = self.lookup("-", input="\n".join(paths).encode())
        self.assertEqual([line["path"] for line in answers], paths)
        named = [(line["name"], line["version"]) for line in answers]
        self.assertEqual(named, [tuple(path.split("/")[-3:-1]) for path in paths])

    def test_what_changed_is_answered_live(self):
        changed, touched, removed, kept = self.paths[:4]
        with open(changed, "a") as file:
            file.write('requires = ["changed-1"]\n')
        os.utime(touched, (OLD + 5, OLD + 5))
        os.remove(removed)
        new = self.define("new", "1")
        answers = self.lookup(changed, touched, removed, kept, new)
        self.assertEqual(
            [(a["origin"], a["touched"], a["status"]) for a in answers],
            [
                ("live", False, "complete"),
                ("index", True, "complete"),
                ("live", False, "missing"),
                ("index", False, "complete"),
                ("live", False, "complete"),
            ],
        )
        self.assertEqual(answers[0]["requires"], ["changed-1"])

    def test_without_live_parsing_a_changed_file_is_stale(self):
        self.succeed("index", "--settle", "--db", self.db)  # a racy entry is as good as stale here
        with open(self.paths[0], "a") as file:
            file.write("x = 1\n")
        answers = self.lookup("--no-live", *self.paths[:2])
        self.assertEqual([a["status"] for a in answers], ["stale", "complete"])
        self.assertEqual((answers[0]["reason"], answers[0]["name"]), ("changed", None))

    def test_a_snapshot_looks_at_no_file(self):
        shutil.rmtree(self.packages)
        absent = os.fspath(self.packages / "no" / "1" / "package.py")
        answers = self.lookup("--freshness", "snapshot", absent, *self.paths)
        self.assertEqual(answers[0]["status"], "missing")
        self.assertEqual([a["origin"] for a in answers[1:]], ["index"] * len(self.paths))
        self.assertEqual([a["status"] for a in self.lookup(*self.paths)], ["missing"] * len(self.paths))

    def test_a_path_outside_every_repository_and_a_relative_one_are_answered_live(self):
        outside = self.define("x", "1", repository=self.folder / "elsewhere")
        relative = os.path.relpath(self.paths[0], self.folder)
        self.assertEqual(self.statuses(outside, relative), [("live", "complete")] * 2)

    def test_the_index_may_be_named_in_the_environment(self):
        environment = {"REZDEX_DB": str(self.db)}
        (line,) = self.lines("lookup", self.paths[0], environment=environment)
        self.assertEqual(line["origin"], "index")
        self.assertIn("--db", self.fail_with(2, "lookup", self.paths[0]))

    def test_a_freshness_that_there_is_not(self):
        error = self.fail_with(2, "lookup", "--db", self.db, "--freshness", "fresh", self.paths[0])
        self.assertIn("file, family or snapshot", error)

    def test_nothing_to_look_up(self):
        self.assertIn("rezdex lookup --help", self.fail_with(2, "lookup", "--db", self.db))

    def test_solver_keeps_what_is_known_under_a_key_of_its_own(self):
        path = self.define("s", "1", 'name = "s"\nversion = "1"\n\n\ndef preprocess(this, data):\n    pass\n')
        (line,) = self.lookup("--data", path)
        self.assertEqual(line["status"], "solver", line)
        self.assertNotIn("data", line)
        self.assertEqual(line["known"], {"name": "s", "version": "1"})
        self.assertEqual(line["unknown"], ["preprocess"])


class Packages(CliTest):
    def setUp(self):
        super().setUp()
        self.other = self.folder / "other"
        for version in ("1", "2"):
            self.define("maya", version)
        self.define("maya", "2", repository=self.other)
        self.define(
            "nuke", "13.0-rc1", 'name = "other"\nversion = 13.0\ntimestamp = 1\n', repository=self.other
        )
        (self.packages / "maya" / "3").mkdir()
        self.succeed(
            "index", "--root", f"first={self.packages}", f"--root=second={self.other}", "--db", self.db
        )

    def places(self, *arguments):
        return [(a["repository"], a["family"], a["version"], a["status"]) for a in self.lookup(*arguments)]

    def test_one_version_in_every_repository_that_lists_it(self):
        self.assertEqual(
            self.places("--package", "maya-2"),
            [("first", "maya", "2", "complete"), ("second", "maya", "2", "complete")],
        )

    def test_the_keys_and_their_order(self):
        (line,) = self.lookup("--package", "maya-1")
        self.assertEqual(list(line), ["repository", "family", *KEYS])
        self.assertEqual(line["path"], str(self.packages / "maya/1/package.py"))
        (line,) = self.lookup("--package", "maya-1", "--data")
        self.assertEqual(list(line)[-1], "data")

    def test_a_family_has_all_its_versions(self):
        answers = self.places("--package", "maya")
        self.assertEqual(
            sorted(answers),
            [
                ("first", "maya", "1", "complete"),
                ("first", "maya", "2", "complete"),
                ("first", "maya", "3", "missing"),
                ("second", "maya", "2", "complete"),
            ],
        )
        self.assertEqual(answers[-1][0], "second")

    def test_name_and_version_come_from_the_folders(self):
        (line,) = self.lookup("--package", "nuke-13.0-rc1")
        self.assertEqual((line["name"], line["version"]), ("nuke", "13.0-rc1"))

    def test_a_package_that_no_repository_has(self):
        unknown, version = self.lookup("--package", "unknown", "maya-7")
        self.assertEqual(
            (unknown["status"], unknown["reason"], unknown["origin"]), ("missing", "not-found", "none")
        )
        self.assertEqual([unknown[key] for key in ("repository", "path", "name", "version")], [None] * 4)
        self.assertEqual((version["family"], version["version"], version["status"]), ("maya", "7", "missing"))

    def test_the_order_is_that_of_the_words_and_paths_come_first(self):
        path = str(self.packages / "maya/1/package.py")
        answers = self.lookup(path, "--package", "maya-2", "unknown", "maya-1", "--package", "nuke-13.0-rc1")
        self.assertNotIn("family", answers[0])
        self.assertEqual(
            [(a["family"], a["version"]) for a in answers[1:]],
            [("maya", "2"), ("maya", "2"), ("unknown", None), ("maya", "1"), ("nuke", "13.0-rc1")],
        )

    def test_one_repository_only(self):
        self.assertEqual(
            self.places("--repository", "second", "--package", "maya"), [("second", "maya", "2", "complete")]
        )
        self.assertEqual(
            self.places("--package", "maya-1", "--repository", "second"), [(None, "maya", "1", "missing")]
        )

    def test_a_repository_that_the_index_does_not_have(self):
        error = self.fail_with(2, "lookup", "--db", self.db, "--package", "maya", "--repository", "third")
        self.assertIn("third: the index has no repository of this name; it has: first, second", error)

    def test_families_vouch_only_in_the_repositories_that_are_named(self):
        self.succeed("index", "--racy-margin", "0", "--db", self.db)
        paths = [str(root / "maya/2/package.py") for root in (self.packages, self.other)]
        for path in paths:
            with open(path, "a") as file:
                file.write("x = 1\n")
        self.assertEqual([a["origin"] for a in self.lookup(*paths)], ["live", "live"])
        for level, origins in {
            "family": ["index", "index"],
            "family=first": ["index", "live"],
            "family=second": ["live", "index"],
            "family=second,first": ["index", "index"],
        }.items():
            for words in (paths, ["--package", "maya-2"]):
                with self.subTest(level=level, words=words):
                    answers = self.lookup("--freshness", level, *words)
                    self.assertEqual([a["origin"] for a in answers], origins)

    def test_a_family_level_of_a_repository_that_the_index_does_not_have(self):
        path = str(self.packages / "maya/1/package.py")
        for command in (
            ["lookup", path],
            ["lookup", "--package", "maya"],
            ["show", "maya"],
            ["explain", path],
        ):
            with self.subTest(command=command):
                error = self.fail_with(2, *command, "--db", self.db, "--freshness=family=first,third")
                self.assertIn("third: the index has no repository of this name; it has: first, second", error)
        for level in ("family=", "family=,first", "family=first,"):
            with self.subTest(level=level):
                error = self.fail_with(2, "lookup", "--db", self.db, "--freshness", level, path)
                self.assertIn("family=NAME,NAME", error)

    def test_a_path_is_no_package(self):
        self.assertIn("--package", self.fail_with(2, "lookup", "--db", self.db, "--package", "maya", "a/b"))


class Output(CliTest):
    def setUp(self):
        super().setUp()
        self.path = self.define("a", "1")
        self.index()
        self.list = f"{self.path}\n".encode() * 20_000

    def test_a_reader_that_goes_away_ends_it_quietly(self):
        arguments = [BIN, "lookup", "--db", str(self.db), "-"]
        for restore_signals in (True, False):
            process = subprocess.Popen(
                arguments,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=self.environment,
                restore_signals=restore_signals,
            )
            with process:
                process.stdin.write(self.list)
                process.stdin.close()
                self.assertTrue(process.stdout.readline().startswith(b'{"path":'))
                process.stdout.close()
                self.assertEqual(process.stderr.read(), b"")
            self.assertEqual(process.returncode, 0)

    def test_a_full_disk_is_said(self):
        with open("/dev/full", "wb") as full:
            done = self.run_cli(
                *("lookup", "--db", self.db, "-"),
                capture_output=False,
                stdout=full,
                stderr=subprocess.PIPE,
                input=self.list,
            )
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr, b"rezdex: standard output: No space left on device\n")

    def test_standard_input_that_cannot_be_read(self):
        with open("/proc/self/mem", "rb") as unreadable:
            error = self.fail_with(2, "lookup", "--db", self.db, "-", stdin=unreadable)
        self.assertIn("standard input: Input/output error", error)


if __name__ == "__main__":
    unittest.main()
