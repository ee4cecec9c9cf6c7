"""Promise: who may not read a file is not told what is in it, wherever the index came from; with two users."""

import os
import unittest
from pathlib import Path

from sharing import SharingTest, need_root

REFUSED = ("live", "unreadable", "permission")
PRIVATE = ("none", "dynamic", "private")
GIVEN = ("index", "complete", None)


class Private(SharingTest):
    def setUp(self):
        super().setUp()
        need_root()
        self.nobody = self.as_ordinary_user()
        self.nobody["environment"] = {"REZDEX_CACHE_DIR": "/nonexistent"}
        self.open, self.file, self.version, self.family = (
            self.define(family, "1") for family in ("open", "file", "version", "family")
        )
        os.chmod(self.file, 0o600)
        (self.packages / "version" / "1").chmod(0o700)
        (self.packages / "family").chmod(0o700)
        self.paths = [self.open, self.file, self.version, self.family]
        self.settle()
        self.environment["REZDEX_CACHE_DIR"] = str(self.cache)

    def answers(self, db, *arguments, **keywords):
        lines = self.lines("lookup", "--db", db, *arguments, **keywords)
        return [(line["origin"], line["status"], line.get("reason")) for line in lines]

    def check(self, db, hidden=3, include_private=False, refused_package=REFUSED, **nobody):
        """The first paths are for all, the last `hidden` ones for their owner."""
        shown, count = [GIVEN] * (4 - hidden), hidden
        nobody = {**self.nobody, **nobody}
        packages = ["--package", *(f"{Path(path).parts[-3]}-1" for path in self.paths)]
        for asked, refused in ((self.paths, REFUSED), (packages, refused_package)):
            with self.subTest(asked=asked[0]):
                for level in ("file", "family"):
                    self.assertEqual(self.answers(db, "--freshness", level, *asked), [GIVEN] * 4)
                    self.assertEqual(
                        self.answers(db, "--freshness", level, *asked, **nobody), shown + [refused] * count
                    )
                expected = shown + [GIVEN if include_private else PRIVATE] * count
                self.assertEqual(self.answers(db, "--freshness", "snapshot", *asked), expected)
                self.assertEqual(self.answers(db, "--freshness", "snapshot", *asked, **nobody), expected)

    def test_of_the_index_itself(self):
        self.index()
        self.check(self.db)

    def test_with_include_private(self):
        self.succeed("index", self.packages, "--include-private", "--db", self.db)
        self.check(self.db, include_private=True)

    def test_include_private_is_the_whole_index_s(self):
        more = self.folder / "more"
        secret = self.define("secret", "1", repository=more)
        os.chmod(secret, 0o600)
        snapshot = ["--freshness", "snapshot", self.file, secret]
        words = ["index", "--db", self.db]
        self.succeed(*words, self.packages, more)
        error = self.fail_with(2, *words, self.packages, "--include-private")
        self.assertIn("--include-private is for the whole index", error)
        self.assertEqual(self.answers(self.db, *snapshot), [PRIVATE] * 2)
        self.succeed(*words, self.packages, more, "--include-private")
        self.assertEqual(self.answers(self.db, *snapshot), [GIVEN] * 2)
        for part in ([self.packages], [self.packages, "--include-private"]):
            self.succeed(*words, *part)
            self.assertEqual(self.answers(self.db, *snapshot), [GIVEN] * 2)
        self.succeed(*words)
        self.assertEqual(self.answers(self.db, *snapshot), [PRIVATE] * 2)

    def test_published_and_fetched(self):
        self.index_and_publish()
        self.fetch()
        self.check(self.published, environment={"REZDEX_CACHE_DIR": str(self.cache)})

    def test_published_with_include_private_and_fetched(self):
        self.succeed("index", self.packages, "--include-private", "--db", self.db)
        self.publish()
        self.fetch()
        self.check(self.published, include_private=True, environment={"REZDEX_CACHE_DIR": str(self.cache)})

    def test_behind_links(self):
        """A folder on the way that links go, or above their target, that is not for all hides what they show."""
        closed = self.folder / "closed"
        secret = Path(self.define("family", "1", repository=closed))
        closed.chmod(0o700)
        (self.packages / "linked").symlink_to(closed / "family")
        (self.packages / "open/2").symlink_to(closed / "family/1")
        (self.packages / "filed/1").mkdir(parents=True)
        (self.packages / "filed/1/package.py").symlink_to(secret)
        (self.packages / "shown").symlink_to(self.packages / "open")
        (self.folder / "reached").symlink_to(closed)
        (closed / "on").symlink_to(self.packages / "open")
        (self.packages / "through").symlink_to(closed / "on")
        (closed / "text").symlink_to(self.open)
        (self.packages / "filed/2").mkdir()
        (self.packages / "filed/2/package.py").symlink_to("../../../closed/text")
        paths = [self.packages / path / "package.py" for path in ("linked/1", "open/2", "filed/1")]
        paths += [self.packages / path / "package.py" for path in ("through/1", "filed/2")]
        paths.append(self.folder / "reached/family/1/package.py")
        self.settle()
        for _ in "built", "kept":
            self.index(self.packages, self.folder / "reached")
            self.assertEqual(self.answers(self.db, "--freshness", "snapshot", *paths), [PRIVATE] * 6)
            self.assertEqual(self.answers(self.db, *paths, **self.nobody), [REFUSED] * 6)
            self.assertEqual(self.answers(self.db, *paths), [GIVEN] * 6)
            shown = self.packages / "shown/1/package.py"
            self.assertEqual(self.answers(self.db, "--freshness", "snapshot", shown, self.open), [GIVEN] * 2)
        closed.chmod(0o755)
        self.index(self.packages, self.folder / "reached")
        self.assertEqual(self.answers(self.db, "--freshness", "snapshot", *paths), [GIVEN] * 6)

    def test_a_stub_of_a_private_file_stays_private(self):
        with open(self.file, "w") as file:
            file.write('import os\nname = "file"\nversion = os.environ.get("TOKEN", "1")\n')
        self.settle()
        self.index_and_publish()
        self.fetch()
        keywords = {**self.nobody, "environment": {"REZDEX_CACHE_DIR": str(self.cache)}}
        self.assertEqual(self.answers(self.published, self.file, **keywords), [REFUSED])
        self.assertEqual(
            self.answers(self.published, "--freshness", "snapshot", self.file, **keywords), [PRIVATE]
        )

    def test_permissions_that_change_are_seen_by_the_next_index(self):
        self.index()
        os.chmod(self.file, 0o644)
        (self.packages / "version" / "1").chmod(0o755)
        (self.packages / "family").chmod(0o755)
        self.settle()
        self.index_and_publish()
        self.fetch()
        self.check(self.published, hidden=0, environment={"REZDEX_CACHE_DIR": str(self.cache)})
        (self.packages / "family").chmod(0o700)
        self.settle()
        self.index_and_publish()
        self.fetch()
        self.check(self.published, hidden=1, environment={"REZDEX_CACHE_DIR": str(self.cache)})

    def test_the_repository_s_own_folder_counts(self):
        self.packages.chmod(0o700)
        self.index()
        # Of a folder that may not be searched os.path.isdir() says, and so does rez, that there is no such family.
        self.check(self.db, hidden=4, refused_package=("none", "missing", "not-found"))
        self.packages.chmod(0o755)
        self.index()
        self.check(self.db)

    def test_a_mark_of_root_serves_all_users_of_a_cache(self):
        self.index_and_publish()
        self.fetch()
        keywords = {**self.nobody, "environment": {"REZDEX_CACHE_DIR": str(self.cache)}}
        stats = self.succeed("stats", "--db", self.published, **keywords)
        self.assertIn(b"this reader's mark", stats)


if __name__ == "__main__":
    unittest.main()
