"""Promise: `rezdex fetch` and those who read what it brought: whole or as it was before, and without a touch of the
storage."""

import os
import re
import shutil
import signal
import time
import unittest

from sharing import SharingTest


class Fetch(SharingTest):
    def setUp(self):
        super().setUp()
        self.path = self.define("a", "1")
        self.settle()
        self.index_and_publish()

    def publish_more(self, version="2"):
        self.define("a", version)
        self.index_and_publish()

    def test_a_copy_is_brought_and_is_the_same(self):
        output = self.fetch()
        self.assertIn(b"generation 1\n", output)
        ours, theirs = self.current(self.copy_in_cache()), self.current(self.published)
        self.assertEqual(ours[1:], theirs[1:])
        self.assertEqual(ours[0].read_bytes(), theirs[0].read_bytes())
        self.assertIn(b"generation 1, as it was\n", self.fetch())
        self.publish_more()
        self.assertEqual(self.versions(), ["1"])
        self.assertIn(b"generation 2\n", self.fetch())
        self.assertEqual(self.versions(), ["1", "2"])

    def test_a_published_current_that_is_gone_is_said_to_be(self):
        self.fetch()
        (self.published / "CURRENT").unlink()
        self.assertRegex(self.fail_with(2, "fetch", self.published), "CURRENT is gone: publish .*again")
        self.assertEqual(self.versions(), ["1"])
        self.publish()
        self.fetch()
        self.assertRegex(self.fail_with(2, "fetch", self.net / "none"), "nothing is published here")

    def test_readers_need_nothing_but_the_copy(self):
        self.fetch()
        shutil.rmtree(self.net)
        self.assertEqual(self.read_status("--freshness", "snapshot", self.path), [("index", "complete")])
        self.assertEqual(self.read_status(self.path), [("index", "complete")])
        relative = os.path.relpath(self.published, self.folder)
        self.assertEqual(self.read_status(self.path, source=relative), [("index", "complete")])
        self.assertIn(b"complete", self.succeed("show", "--db", self.published, "a-1"))
        self.assertIn(b"complete", self.succeed("explain", "--db", self.published, self.path))

    def test_no_reader_touches_the_storage(self):
        self.fetch()
        for command in (
            ["lookup", "--freshness", "file", "--package", "a-1"],
            ["show", "a"],
            ["explain", self.path],
            ["stats"],
            ["check"],
        ):
            with self.subTest(command=command):
                _, touched = self.touched_below([self.net], *command, "--db", self.published)
                self.assertEqual([line for line in touched if not re.search(r"execve\(", line)], [])
        shown, touched = self.touched_below(
            [self.net, self.packages], "lookup", "--freshness", "snapshot", "--db", self.published, self.path
        )
        self.assertIn(b'"complete"', shown)
        self.assertEqual(touched, [])

    def test_stats_says_where_it_reads_and_how_old_that_is(self):
        self.fetch()
        output = self.succeed("stats", "--db", self.published).decode()
        self.assertIn(str(self.copy_in_cache()), output)
        self.assertRegex(output, rf"copy of +{self.published}\n")
        self.assertRegex(output, r"fetched +20\d\d-.* UTC, \d+ \w+ ago\n")
        self.assertRegex(output, r"newest on +20\d\d-.* UTC, \d+ \w+ ago\n")
        self.assertIn("this reader's mark", output)
        own = self.succeed("stats", "--db", self.db).decode()
        self.assertRegex(own, rf"read from +{self.db}\n")
        self.assertNotIn("copy of", own)

    def test_a_copy_has_the_number_of_its_source(self):
        for version in ("2", "3"):
            self.publish_more(version)
            self.fetch()
        self.succeed("rollback", "--db", self.published, "2")
        self.assertIn(b"generation 2\n", self.fetch())
        self.assertRegex(self.succeed("stats", "--db", self.published).decode(), r"generation +2  of")

    def test_of_older_copies_one_stays(self):
        for version in range(2, 6):
            self.publish_more(str(version))
            self.fetch()
        for path in self.copy_in_cache().glob("generation-*"):
            os.utime(path, (1_700_000_000, 1_700_000_000))  # they were followed long ago
        self.publish_more("6")
        self.fetch()
        self.assertEqual(len(list(self.copy_in_cache().glob("generation-*"))), 2)

    def test_what_is_not_published_leaves_nothing_in_the_cache(self):
        self.fail_with(2, "fetch", self.folder / "nothing")
        self.assertEqual(list(self.cache.glob("fetched/*")), [])

    def test_two_sources_do_not_mix(self):
        other_packages, other = self.folder / "other", self.net / "other"
        self.define("b", "7", repository=other_packages)
        other_db = self.folder / "other.rezdex"
        self.succeed("index", other_packages, "--db", other_db)
        self.succeed("publish", other_db, other)
        self.fetch()
        self.fetch(source=other)
        self.assertEqual(self.versions("a"), ["1"])
        self.assertEqual(self.versions("b"), [])
        self.assertEqual(self.versions("b", source=other), ["7"])

    def test_a_cache_that_is_given(self):
        cache = self.folder / "given"
        self.fetch("--cache", cache)
        self.assertFalse((self.cache / "fetched").exists())
        shutil.rmtree(self.net)
        environment = {"REZDEX_CACHE_DIR": str(cache)}
        self.assertEqual(self.versions(environment=environment), ["1"])
        stats = self.succeed("stats", "--db", self.published, environment=environment)
        self.assertIn(b"this reader's mark", stats)

    def test_half_copied_storage_leaves_the_old_copy(self):
        self.fetch()
        self.publish_more()
        path = self.current(self.published)[0]
        whole, current = path.read_bytes(), (self.published / "CURRENT").read_bytes()
        for what, change in {
            "cut": lambda: path.write_bytes(whole[: len(whole) // 2]),
            "empty": lambda: path.write_bytes(b""),
            "longer": lambda: path.write_bytes(whole + b"x"),
            "flipped": lambda: path.write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:]),
            "gone": path.unlink,
            "half a CURRENT": lambda: (self.published / "CURRENT").write_bytes(current[:30]),
        }.items():
            with self.subTest(what=what):
                path.write_bytes(whole)
                (self.published / "CURRENT").write_bytes(current)
                change()
                error = self.fail_with(2, "fetch", self.published)
                self.assertIn(str(self.published), error)
                self.assertIn("half-copied", error)
                self.assertEqual(self.versions(), ["1"])
                self.assertEqual(list(self.copy_in_cache().glob("*.tmp")), [])
        path.write_bytes(whole)
        (self.published / "CURRENT").write_bytes(current)
        self.fetch()
        self.assertEqual(self.versions(), ["1", "2"])

    def test_storage_that_holds_no_index(self):
        self.fetch()
        for what, change in {
            "foreign": lambda: (self.published / "CURRENT").write_bytes(b"#!/bin/sh\n" * 1000),
            "of another format": lambda: (self.published / "CURRENT").write_bytes(b"rezdex-index 99\n"),
            "nothing": (self.published / "CURRENT").unlink,
            "a folder": (self.published / "CURRENT").mkdir,
            "gone": lambda: shutil.rmtree(self.net),
        }.items():
            with self.subTest(what=what):
                change()
                self.assertIn(str(self.published), self.fail_with(2, "fetch", self.published))
                self.assertEqual(self.versions(), ["1"])

    def test_a_file_with_the_right_hash_that_is_no_index_is_not_taken(self):
        self.fetch()
        # CURRENT names a file that is no index, with its right hash: that of no bytes.
        (self.published / "generation-9.lmdb").write_bytes(b"")
        (self.published / "CURRENT").write_text(
            "rezdex-index 2\ngeneration-9.lmdb 0 99aa06d3014798d86001c324468d497f\n"
        )
        self.fail_with(2, "fetch", self.published)
        self.assertEqual(self.versions(), ["1"])

    def test_a_copy_that_has_rotted(self):
        self.fetch()
        path = self.current(self.copy_in_cache())[0]
        whole = path.read_bytes()
        path.write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
        error = self.fail_with(2, "lookup", "--db", self.published, self.path)
        self.assertIn(f"rezdex fetch {self.published}", error)
        self.assertNotIn("as it was", self.fetch().decode())
        self.assertEqual(self.versions(), ["1"])
        path = self.current(self.copy_in_cache())[0]
        self.rot(path, path.read_bytes().replace(b"python-3", b"pxthon-3"), self.cache)
        self.assertRegex(self.run_cli("check", "--db", self.published).stdout.decode(), "(?m)^file-hash ")
        self.assertNotIn("as it was", self.fetch().decode())
        self.assertIn(b"nothing is damaged", self.succeed("check", "--db", self.published))
        (self.copy_in_cache() / "CURRENT").write_text("rezdex-index 2\nnonsense\n")
        self.assertIn("rezdex fetch", self.fail_with(2, "lookup", "--db", self.published, self.path))
        self.fetch()
        self.assertEqual(self.versions(), ["1"])

    def test_a_second_fetcher_is_told_who_holds_it_or_waits(self):
        self.fetch()
        self.publish_more()
        with self.lock_held(self.copy_in_cache()):
            error = self.fail_with(2, "fetch", self.published)
            self.assertIn(f"pid {os.getpid()} on host elsewhere", error)
            waiting = self.start("fetch", self.published, "--wait")
            time.sleep(0.3)
            self.assertIsNone(waiting.poll())
            self.assertEqual(self.versions(), ["1"])
        output, error = waiting.communicate(timeout=60)
        self.assertEqual((waiting.returncode, error), (0, b""), output)
        self.assertEqual(self.versions(), ["1", "2"])

    def test_of_many_fetchers_one_copies(self):
        many = [self.start("fetch", self.published, "--wait") for _ in range(6)]
        outputs = []
        for process in many:
            output, error = process.communicate(timeout=60)
            self.assertEqual((process.returncode, error), (0, b""))
            outputs.append(output)
        self.assertEqual(sum(b"as it was" not in output for output in outputs), 1)

    def test_a_fetcher_killed_at_any_moment_leaves_the_old_or_the_new(self):
        for i in range(200):
            self.define("filler", str(i), f'name = "filler"\ndescription = "{"x" * 10_000}"\n')
        self.index_and_publish()
        self.fetch()
        before, killed = ["1"], 0
        for round_number in range(2, 12):
            self.define("a", str(round_number))
            self.index_and_publish()
            after = sorted([*before, str(round_number)])
            process = self.start("fetch", self.published)
            time.sleep(0.004 * round_number)
            process.kill()
            process.communicate(timeout=60)
            killed += process.returncode == -signal.SIGKILL
            self.assertIn(self.versions(), (before, after))
            self.fetch()
            self.assertEqual(self.versions(), after)
            before = after
        self.assertGreater(killed, 0)
        self.assertEqual(list(self.copy_in_cache().glob("*.tmp")), [])

    def test_jitter_is_waited_out_before_anything_and_ends_at_a_signal(self):
        waiting = self.start("fetch", self.published, "--jitter", "100000")
        self.wait_until_caught(waiting, signal.SIGTERM)
        self.assertIsNone(waiting.poll())
        self.assertFalse((self.cache / "fetched").exists())
        waiting.send_signal(signal.SIGTERM)
        _, error = waiting.communicate(timeout=10)
        self.assertEqual(waiting.returncode, 2)
        self.assertIn(b"interrupted", error)
        self.fetch("--jitter", "0.05")

    def test_readers_during_fetches_see_one_generation_each(self):
        self.fetch()
        for version in range(2, 8):
            self.define("a", str(version))
            self.index_and_publish()
            fetching = self.start("fetch", self.published)
            while fetching.poll() is None:
                self.assertIn(len(self.versions()), (version - 1, version))
            fetching.communicate()
            self.assertEqual(len(self.versions()), version)

    def test_a_cache_folder_is_needed(self):
        environment = {"REZDEX_CACHE_DIR": "", "XDG_CACHE_HOME": "", "HOME": ""}
        error = self.fail_with(2, "fetch", self.published, environment=environment)
        self.assertIn("REZDEX_CACHE_DIR", error)
        self.fail_with(2, "fetch", f"{self.net}/../net/studio")
        self.fail_with(2, "fetch", self.published, "--timeout", "0")


if __name__ == "__main__":
    unittest.main()
