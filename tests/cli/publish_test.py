"""Promise: `rezdex publish`: what lies at the destination is whole and verified, old or new, whatever happens; and
nothing in it that was not to leave the host."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import time
import unittest
from pathlib import Path

from sharing import SharingTest
from support import BIN

SECRET = "correct-horse-battery"
READS_SECRET = (
    'import os\nname = "secret"\nversion = "1"\ndescription = os.environ["TOKEN"] + " of the definition"\n'
)


def has_open(process, path):
    """Whether a running process has that file open at this moment. What it closes while we look does not count."""
    for descriptor in Path(f"/proc/{process}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):
            if descriptor.samefile(path):
                return True
    return False


class Publish(SharingTest):
    def test_what_is_published_says_what_the_index_says(self):
        self.define("a", "1", 'name = "a"\nversion = "1"\n@early()\ndef tools():\n    return ["x"]\n')
        self.define("b", "1", "name = ")
        self.index()
        self.assertIn(b"generation 1\n", self.publish())
        self.assertIn(b"nothing is damaged", self.succeed("check", "--db", self.published))
        self.assertEqual(list(self.published.glob("*.tmp")) + list(self.cache.rglob("*.tmp")), [])
        self.fetch()
        asked = ["--freshness", "snapshot", "--data", "--package", "a", "--package", "b-1"]
        self.assertEqual(self.read(*asked), self.read(*asked, source=self.db))

    def test_what_is_there_already_is_not_copied_and_what_has_rotted_is(self):
        self.define("a", "1")
        self.index_and_publish()
        self.assertIn(b"generation 1, as it was\n", self.publish())
        path = self.current(self.published)[0]
        whole = path.read_bytes()
        path.write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
        self.assertIn(b"generation 2\n", self.publish())
        self.assertEqual(self.current(self.published)[0].read_bytes(), whole)

    def test_an_index_that_rotted_behind_its_mark_is_not_published(self):
        self.define("a", "1")
        self.index_and_publish()
        path = self.current(self.db)[0]
        whole = path.read_bytes()
        self.assertIn(b"python-3", whole)
        time.sleep(0.1)  # a file that has just changed is not marked
        self.lookup("--freshness", "snapshot", "--package", "a")
        self.rot(
            path, whole.replace(b"commands", b"cxmmands"), self.cache
        )  # in what attributes are read from
        before = self.current(self.published)
        self.assertRegex(self.fail_with(2, "publish", self.db, self.published), "not what CURRENT says")
        self.assertEqual(self.current(self.published), before)

    def test_older_generations_are_kept_as_asked(self):
        for version in range(6):
            self.define("a", str(version))
            self.index_and_publish("--keep", "2", "--keep-hours", "0")
        kept = sorted(path.name for path in self.published.glob("generation-*"))
        self.assertEqual(kept, [f"generation-{number}.lmdb" for number in (4, 5, 6)])
        self.define("b", "1")
        self.index_and_publish("--keep", "0")  # by time: 24 hours
        self.assertEqual(len(list(self.published.glob("generation-*"))), 4)

    def test_what_makes_no_sense_is_refused(self):
        self.define("a", "1")
        self.index()
        self.fail_with(2, "publish", self.db)
        self.assertIn("to itself", self.fail_with(2, "publish", self.db, self.db))
        self.assertIn(str(self.packages), self.fail_with(2, "publish", self.db, self.packages))
        self.fail_with(2, "publish", self.folder / "nowhere", self.published)
        self.assertFalse(self.published.exists())
        (self.net / "file").write_text("x")
        self.fail_with(2, "publish", self.db, self.net / "file")

    def test_a_destination_that_may_not_be_written(self):
        self.define("a", "1")
        self.index()
        keywords = self.as_ordinary_user()
        self.published.mkdir(mode=0o755)
        environment = {"REZDEX_CACHE_DIR": str(self.folder / "nobody")}
        error = self.fail_with(2, "publish", self.db, self.published, environment=environment, **keywords)
        self.assertIn("ermission", error)

    def test_a_full_disk_leaves_the_old_index(self):
        self.define("a", "1")
        self.index_and_publish()
        self.fetch()
        before = (self.published / "CURRENT").read_bytes()
        for i in range(100):
            self.define("big", str(i), f'name = "big"\ntext = "{"x" * 10_000}"\n')
        self.index()
        # A file size limit fails as a full disk does, and needs no disk of its own. It meets the cache first; of
        # a full destination storage_test.py tells.
        script = f'trap "" XFSZ; ulimit -f 200; exec "{BIN}" publish "{self.db}" "{self.published}"'
        done = subprocess.run(["bash", "-c", script], env=self.environment, capture_output=True, timeout=60)
        self.assertEqual(done.returncode, 2, done.stdout)
        self.assertIn(f"{self.cache}/publishing/".encode(), done.stderr)
        self.assertEqual((self.published / "CURRENT").read_bytes(), before)
        self.assertEqual(list(self.published.glob("*.tmp")) + list(self.cache.rglob("*.tmp")), [])
        self.fetch()
        self.assertEqual(self.versions(), ["1"])

    def test_a_second_publisher_is_told_who_holds_it_or_waits(self):
        self.define("a", "1")
        self.index()
        with self.lock_held(self.published):
            error = self.fail_with(2, "publish", self.db, self.published)
            self.assertIn(f"pid {os.getpid()} on host elsewhere", error)
            waiting = self.start("publish", self.db, self.published, "--wait")
            time.sleep(0.3)
            self.assertIsNone(waiting.poll())
            self.assertFalse((self.published / "CURRENT").exists())
        output, error = waiting.communicate(timeout=60)
        self.assertEqual((waiting.returncode, error), (0, b""), output)

    def test_who_waited_publishes_what_is_newest(self):
        self.define("a", "1")
        self.index_and_publish()
        with self.lock_held(self.published):
            waiting = self.start("publish", self.db, self.published, "--wait")
            self.wait_for(lambda: has_open(waiting.pid, self.published / "writer.lock"))
            self.define("a", "2")
            self.index()
        output, error = waiting.communicate(timeout=60)
        self.assertEqual((waiting.returncode, error), (0, b""), output)
        self.fetch()
        self.assertEqual(self.versions(), ["1", "2"])

    def test_a_stubbed_combined_family_leaves_the_counts_right(self):
        path = self.packages / "comb.py"
        path.write_text(
            'import os\nname = "comb"\nversions = ["1", "2", "3"]\ndescription = os.getenv("TOKEN", "x")\n'
        )
        self.define("a", "1")
        self.index_and_publish()
        self.assertIn(b"nothing is damaged", self.succeed("check", "--db", self.db))
        self.assertIn(b"nothing is damaged", self.succeed("check", "--db", self.published))

    def test_two_publishers_at_once_leave_one_of_both(self):
        other = self.folder / "other.rezdex"
        self.define("a", "1")
        self.index()
        self.define("a", "2")
        self.succeed("index", self.packages, "--db", other)
        for _ in range(5):
            both = [self.start("publish", db, self.published, "--wait") for db in (self.db, other)]
            for process in both:
                output, error = process.communicate(timeout=60)
                self.assertEqual((process.returncode, error), (0, b""), output)
            self.fetch()
            self.assertIn(self.versions(), (["1"], ["1", "2"]))

    def test_a_publisher_killed_at_any_moment_leaves_the_old_or_the_new(self):
        seed = int(os.environ.get("REZDEX_SEED", time.time_ns() % 1_000_000))
        print("seed", seed)
        moments = random.Random(seed)
        for i in range(300):
            self.define("filler", str(i), f'name = "filler"\ndescription = "{"x" * 10_000}"\n')
        self.define("a", "0")
        self.index_and_publish()
        self.fetch()
        before, killed = ["0"], 0
        for round_number in range(1, 13):
            self.define("a", str(round_number))
            self.index()
            after = sorted([*before, str(round_number)])
            process = self.start("publish", self.db, self.published)
            time.sleep(moments.uniform(0, 0.04))
            process.kill()
            process.communicate(timeout=60)
            killed += process.returncode == -signal.SIGKILL
            self.fetch()
            self.assertIn(self.versions(), (before, after))
            self.publish()
            self.fetch()
            self.assertEqual(self.versions(), after)
            before = after
        self.assertGreater(killed, 0)
        self.assertEqual(list(self.published.glob("*.tmp")), [])


class Stubs(SharingTest):
    def setUp(self):
        super().setUp()
        self.environment["TOKEN"] = SECRET
        self.plain = self.define("a", "1")
        self.secret = self.define("secret", "1", READS_SECRET)
        self.settle()
        self.index()

    def published_bytes(self):
        return b"".join(path.read_bytes() for path in self.published.iterdir())

    def reasons(self, *arguments, **keywords):
        return [(line["status"], line.get("reason")) for line in self.read(*arguments, **keywords)]

    def test_an_entry_that_hangs_on_a_private_input_is_a_stub(self):
        self.assertIn(SECRET.encode(), self.current(self.db)[0].read_bytes())
        self.assertRegex(self.publish().decode(), r"stubs +1 ")
        self.assertNotIn(SECRET.encode(), self.published_bytes())
        self.assertNotIn(b"of the definition", self.published_bytes())
        self.fetch()
        for level in ("snapshot", "file"):
            with self.subTest(level=level):
                found = self.reasons("--freshness", level, self.plain, self.secret)
                self.assertEqual(found, [("complete", None), ("dynamic", "private-input")])
                found = self.reasons("--freshness", level, "--package", "secret-1", "secret")
                self.assertEqual(found, [("dynamic", "private-input")] * 2)

    def test_the_stamp_is_kept(self):
        self.publish()
        self.fetch()
        story = self.succeed("explain", "--db", self.published, self.secret).decode()
        self.assertRegex(story, r"stamp +equal")
        with open(self.secret, "w") as file:
            file.write('name = "secret"\nversion = "1"\n')
        self.assertEqual(self.read_status(self.secret), [("live", "complete")])

    def test_inputs_that_are_allowed(self):
        for allowed, stubs in (("env:TOKEN", 0), ("env:*", 0), ("env:TOK", 1), ("platform.*", 1), ("*", 0)):
            with self.subTest(allowed=allowed):
                shutil.rmtree(self.published, ignore_errors=True)
                self.assertRegex(self.publish("--allow-input", allowed).decode(), rf"stubs +{stubs} ")
                self.assertEqual(SECRET.encode() in self.published_bytes(), stubs == 0)
        self.fetch()
        found = self.read("--freshness", "snapshot", "--data", self.secret)[0]
        self.assertIn(SECRET, str(found))

    def test_nothing_that_the_index_has_dropped_is_published(self):
        """Pages that were freed keep it in the index's own file."""
        other = self.folder / "other"
        gone = other / "gone" / "1" / "package.py"
        gone.parent.mkdir(parents=True)
        gone.write_text('name = "gone"\nversion = "1"\ndescription = "of a repository that went"\n')
        self.succeed("index", other, "--db", self.db)
        self.define("secret", "1")
        self.index()
        self.succeed("index", "--remove", other, "--db", self.db)
        dropped = (SECRET.encode(), b"of a repository that went")
        ours = self.current(self.db)[0].read_bytes()
        self.assertEqual([word in ours for word in dropped], [True, True])
        for allowed in ([], ["--allow-input", "*"]):
            shutil.rmtree(self.published, ignore_errors=True)
            self.assertRegex(self.publish(*allowed).decode(), r"stubs +0 ")
            self.assertEqual([word in self.published_bytes() for word in dropped], [False, False])

    def test_two_stubbed_publications_of_one_index_are_the_same(self):
        self.publish()
        self.assertIn(b"as it was", self.publish())

    def test_packages_with_an_answer_of_their_own(self):
        folder = self.packages / "old" / "1"
        self.define("old", "1", READS_SECRET.replace("secret", "old"))
        (folder / "release.yaml").write_text("timestamp: 1400000000\nrelease_message: said in private\n")
        (self.packages / "both.py").write_text(
            'import os\nname = "both"\nversions = ["1.0", os.environ["TOKEN"].split("-")[0]]\n'
        )
        self.settle()
        self.index()
        listed = self.lines("lookup", "--db", self.db, "--freshness", "snapshot", "--package", "both")
        self.assertEqual([line["version"] for line in listed], ["1.0", "correct"])
        self.publish()
        for word in (SECRET, "said in private", "correct"):
            self.assertNotIn(word.encode(), self.published_bytes())
        self.fetch()
        for level in ("snapshot", "file"):
            for package in ("old-1", "old", "both", "both-1.0", "both-2"):
                with self.subTest(level=level, package=package):
                    found = self.reasons("--freshness", level, "--package", package)
                    self.assertEqual(found, [("dynamic", "private-input")])

    def test_a_long_name_whose_key_is_cut(self):
        family, version = "f" * 250, "1." + "0" * 248
        path = self.define(family, version, READS_SECRET.replace("secret", family))
        self.settle()
        self.index()
        self.assertRegex(self.publish().decode(), r"stubs +2 ")  # and the one of setUp
        self.assertNotIn(SECRET.encode(), self.published_bytes())
        self.fetch()
        self.assertEqual(self.reasons("--freshness", "snapshot", path), [("dynamic", "private-input")])

    def test_an_index_over_a_published_folder_evaluates_stubs_anew(self):
        self.publish()
        self.succeed("index", "--db", self.published)
        found = self.lines("lookup", "--db", self.published, "--freshness", "snapshot", self.secret)
        self.assertEqual(found[0]["status"], "complete")


if __name__ == "__main__":
    unittest.main()
