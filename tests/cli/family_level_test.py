"""Promise: at `family` the answer to a package is all of it as the index has it, or all of it as the disk does: never
an old definition with today's old release files, nor the other way round."""

import json
import os
import unittest
from pathlib import Path

from support import CliTest

LONG_AGO = 1_700_000_000


class FamilyLevel(CliTest):
    def setUp(self):
        super().setUp()
        self.path = Path(self.define("fa", "1", 'x = "old"\n'))
        self.release = self.path.with_name("release.yaml")

    def index_it(self, *arguments, racy=()):
        for path in (*self.packages.rglob("*"), self.packages):
            if path not in racy:
                os.utime(path, (LONG_AGO, LONG_AGO))
        # Nothing but what is to be racy: no ctime is younger than that of the read.
        self.succeed("index", self.packages, "--racy-margin", "0", "--db", self.db, *arguments)
        self.succeed("index", "--db", self.db, *arguments)

    def answer(self, level, *arguments):
        (line,) = self.lookup("--data", "--freshness", level, *arguments, "--package", "fa")
        self.assertEqual(line["status"], "complete", line)
        return line["data"]["x"], line["requires"]

    def test_other_inputs_make_it_of_the_definition_that_the_index_keeps(self):
        environs = []
        for value in "12":
            environs.append(self.folder / f"environ{value}")
            environs[-1].write_text(json.dumps({"env:A": value}))
        one, two = (["--environ", path] for path in environs)
        definition = 'import os\nx = os.environ.get("A") + " {}"\n'
        self.path.write_text(definition.format("old"))
        self.index_it(*one)
        self.path.write_text(definition.format("new"))
        self.release.write_text("requires: [zlib-1]\n")
        self.assertEqual(self.answer("family", *one), ("1 old", None))
        self.assertEqual(self.answer("family", *two), ("2 old", None))
        self.assertEqual(self.answer("file", *two), ("2 new", ["zlib-1"]))

    def test_a_release_file_that_not_all_may_read(self):
        self.release.write_text("requires: [zlib-1]\n")
        self.release.chmod(0o600)
        self.index_it()
        self.path.write_text('x = "new"\n')
        self.assertEqual(self.answer("family"), ("new", ["zlib-1"]))
        self.release.unlink()
        self.assertEqual(self.answer("family"), ("new", None))
        self.assertEqual(self.answer("file"), ("new", None))

    def test_a_release_file_that_is_racy(self):
        self.release.write_text("requires: [zlib-1]\n")
        os.utime(self.release, (4_000_000_000, 4_000_000_000))  # in the future: it never settles
        self.index_it(racy=[self.release])
        self.path.write_text('x = "new"\n')
        self.release.unlink()
        self.assertEqual(self.answer("family"), ("new", None))

    def test_a_definition_that_is_racy(self):
        os.utime(self.path, (4_000_000_000, 4_000_000_000))
        self.index_it(racy=[self.path])
        self.path.write_text('x = "new"\n')
        self.release.write_text("requires: [zlib-1]\n")
        self.assertEqual(self.answer("family"), ("new", ["zlib-1"]))


if __name__ == "__main__":
    unittest.main()
