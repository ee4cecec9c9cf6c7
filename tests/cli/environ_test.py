"""Promise: --environ FILE: which inputs a file supplies, what each command makes of them, and what it refuses."""

import json
import os
import subprocess
import sys
import unittest

from support import CliTest

READS = "import os\nname = 'maya'\nversion = os.environ.get('STUDIO', 'none')\n"
REFUSED = [
    b"",
    b"null",
    b"[]",
    b'{"a"}',
    b'{"a": 1}',
    b'{"a": true}',
    b'{"a": {}}',
    b'{"a": "b",}',
    b'{"a": "b"} x',
    b'{"a": "b"',
    b"{'a': 'b'}",
    b'{"a": "\n"}',
    b'{"a": "\\x41"}',
    b'{"a": "\\u12"}',
    b'{"a": "\\u12g4"}',
    b'{"a": "\xff"}',
    b'{"a": "\xed\xb2\x80"}',
    b'{"a": "\\',
    b"{" * 100000,
    b'{"a": nul}',
    b'\xef\xbb\xbf{"a": "b"}',
]


class Environ(CliTest):
    def write(self, content, name="environ.json"):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
        return path

    def parse(self, environ, text, name="STUDIO"):
        """What a definition gives of one variable."""
        path = self.define("a", "1", text)
        (line,) = self.lines("parse", "--jsonl", "--environ", self.write(environ), path)
        return line

    def test_values_are_the_text_that_python_writes(self):
        for text in [
            "",
            "plain",
            'é" \\ / \b\f\n\r\t\x00\x7f',
            "\U0001f600",
            "\udcff \ud800",
            "\ud83d \ude00",
        ]:
            for ascii_only in (True, False):
                content = json.dumps({"env:STUDIO": text}, ensure_ascii=ascii_only, indent=1)
                if not ascii_only and any(0xD800 <= ord(c) < 0xE000 for c in text):
                    continue
                line = self.parse(content.encode(), READS)
                self.assertEqual((line["status"], line["data"]["version"]), ("complete", text))
                self.assertEqual(line["inputs"], ["env:STUDIO"])

    def test_null_is_absent_and_what_is_not_listed_is_not_supplied(self):
        self.assertEqual(self.parse({"env:STUDIO": None}, READS)["version"], "none")
        line = self.parse({}, READS)
        self.assertEqual((line["status"], line["reason"], line["line"]), ("dynamic", "input-not-supplied", 3))
        self.assertEqual(line["inputs"], ["env:STUDIO"])
        environment = {"STUDIO": "of the process"}
        (line,) = self.lines("parse", "--jsonl", self.define("a", "1", READS), environment=environment)
        self.assertEqual(line["version"], "of the process")

    def test_the_last_of_equal_names_counts(self):
        self.assertEqual(self.parse(b'{"env:STUDIO": null, "env:STUDIO": "2"}', READS)["version"], "2")
        self.assertEqual(self.parse(b'{"env:STUDIO": "1", "env:STUDIO": null}', READS)["version"], "none")

    def test_each_name(self):
        text = (
            "import os, platform, sys, getpass\nfrom rez.system import system as _s\n"
            "x = [os.name, os.getcwd(), platform.system(), sys.platform, getpass.getuser()]\n"
            "x += [_s.os, sys.version_info[1]]\n"
        )
        names = [
            "os.name",
            "os.getcwd",
            "platform.system",
            "sys.platform",
            "getpass.getuser",
            "rez.system.os",
        ]
        values = dict.fromkeys(names, "v") | {"sys.version_info": "3.12.1.final.0"}
        line = self.parse(values, text)
        self.assertEqual(line["known"]["x"], ["v"] * 6 + [12])
        self.assertEqual(line["inputs"], list(values))
        for name in values:
            self.assertEqual(self.parse(values | {name: None}, text)["reason"], "input-not-supplied", name)

    def test_a_value_that_makes_no_sense_is_not_supplied(self):
        for value in (
            "",
            "3",
            "3.11.2",
            "x.1.2.final.0",
            "3.11.2.final.",
            "99999999999999999999.1.1.final.0",
        ):
            line = self.parse({"sys.version_info": value}, "import sys\nx = sys.version_info[0]\n")
            self.assertEqual(line["reason"], "input-not-supplied", value)
        line = self.parse({"building": "maybe"}, "@early()\ndef x():\n    return building\n")
        self.assertEqual(line["reason"], "input-not-supplied")
        line = self.parse({"os.name": "nt"}, "import os\nx = os.path.join('a', 'b')\n")
        self.assertEqual(line["status"], "dynamic")

    def test_what_is_no_such_file_is_refused(self):
        path = self.define("a", "1")
        for content in REFUSED:
            file = self.write(content)
            error = self.fail_with(2, "parse", "--environ", file, path)
            self.assertIn(str(file), error, content[:40])
        error = self.fail_with(2, "parse", "--environ", self.write(b'{"a": "b",\n\n"c": 1}'), path)
        self.assertIn("environ.json:3: ", error)
        for name in (self.folder / "none.json", self.folder, ""):
            self.fail_with(2, "parse", "--environ", name, path)

    def test_each_command(self):
        path = self.define("maya", "1", READS)
        one = ("--environ", self.write({"env:STUDIO": "one"}, "one.json"))
        two = ("--environ", self.write({"env:STUDIO": "two"}, "two.json"))
        self.succeed("index", self.packages, "--db", self.db, *one)
        for level in ("file", "family", "snapshot"):
            for way in ([path], ["--package", "maya-1"]):
                for environ, origin, version in ((one, "index", "one"), (two, "live", "two")):
                    (line,) = self.lookup("--freshness", level, "--data", *environ, *way)
                    self.assertEqual((line["origin"], line["data"]["version"]), (origin, version))
        self.assertIn(
            b"maya-two", self.succeed("show", *two, path) + self.succeed("show", "--db", self.db, *two, path)
        )
        self.assertRegex(self.succeed("show", "--db", self.db, *one, path), rb"depends on +env:STUDIO\n")
        told = self.succeed("explain", "--db", self.db, *two, path).decode()
        self.assertIn("env:STUDIO: present when it was indexed, another value now", told)
        self.assertNotIn("two", told.replace("two.json", ""))
        self.assertRegex(self.succeed("stats", "--db", self.db), rb"depend on +1  env:STUDIO\n")
        for command in ("lookup", "show", "explain"):
            self.fail_with(2, command, "--db", self.db, "--environ", self.folder / "none", path)
        self.fail_with(2, "index", self.packages, "--db", self.db, "--environ", self.folder / "none")

    def test_no_value_is_in_the_index(self):
        secret = "a-secret-that-nobody-else-has"
        text = "import os\nx = len(os.getenv('TOKEN'))\n"
        self.define("maya", "1", text)
        self.succeed("index", self.packages, "--db", self.db, environment={"TOKEN": secret})
        for file in self.db.rglob("*"):
            if file.is_file():
                self.assertNotIn(secret.encode(), file.read_bytes())

    def test_too_many_inputs_and_too_long_names_end_in_a_limit(self):
        for text in (
            "import os\nx = [os.getenv('A%d' % i) for i in range(100000)]\n",
            "import os\nx = os.getenv('A' * 100000)\n",
            "import os\nx = os.environ.get('A' * 10**9)\n",
            "import os\nx = os.path.expandvars('${' * 500000)\nx = os.path.expandvars('$A' * 500000)\n",
            "import os\nx = os.path.normpath('../' * 20000000)\n",
        ):
            (line,) = self.lines("parse", "--jsonl", self.define("a", "1", text), timeout=10)
            self.assertIn(line["reason"], ("limit-memory", "limit-steps"), text)

    def test_python_sees_the_same_variables(self):
        """Duplicates, entries without a name or `=`; as execve() passes them on."""
        program = (
            "import os, sys, json\n"
            "sys.stdout.write(json.dumps([os.environ.get('STUDIO'), os.environ.get(''), os.environ.get('X')]))"
        )
        text = "import os\nx = [os.environ.get('STUDIO'), os.environ.get(''), os.environ.get('X')]\n"
        path = self.define("a", "1", text)
        environment = {"STUDIO": "a=b", "X": "\udcc3\udca9\udcff"} | self.environment
        theirs = json.loads(
            subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True).stdout
        )
        (ours,) = self.lines("parse", "--jsonl", path, environment=environment)
        self.assertEqual(ours["data"]["x"], theirs)
        self.assertEqual(os.fsencode(theirs[2]), b"\xc3\xa9\xff")


if __name__ == "__main__":
    unittest.main()
