"""Promise: `rezdex parse`: one line a file in input order, and values that are Python's own."""

import json
import os
import random
import re
import struct
import unittest

from support import CliTest

KEYS = [
    *("path", "status", "reason", "line", "name", "version", "requires", "variants"),
    *("refused", "late", "unknown", "inputs"),
]

VALUES = r"""
text = "plain é \U0001f600 \\ \" \n \x1b \x7f \x9b"
lone = "\udc80 \ud800"
pairs = ["\ud83d\ude00", "a\ud83d\ude00\ud83d\ude00b", "\ude00\ud83d", {"\ud83d\ude00": 1, "\U0001f600": 2}]
raw = b"\x00\xff'"
numbers = [0, -1, 9223372036854775807, -9223372036854775808, 9223372036854775808, -1180591620717411303424]
floats = [0.0, -0.0, 0.1, 1e16, 1e-5, 1e22, 1.7976931348623157e308, 5e-324, 1e999, -1e999]
imaginary = 2j
nested = [(), (1, [2, (3,)]), {"a": {"b": None}}, {"$a": 1}]
keys = [{1: "x", (1, 2): "y"}]
sets = [{"b", "é", "a"}, {10, 9}]
truth = [True, False, None]
"""


def json_form(value):
    """The form in which the command line writes a Python value; written from the rules, not from the code."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return value if abs(value) < 2**63 else {"$int": hex(value)}
    if isinstance(value, float):
        return value if value - value == 0 else {"$float": str(value)}
    if isinstance(value, complex):
        return {"$complex": [json_form(value.real), json_form(value.imag)]}
    if isinstance(value, bytes):
        return {"$bytes": value.hex()}
    if isinstance(value, tuple):
        return {"$tuple": [json_form(item) for item in value]}
    if isinstance(value, set):
        members = [json_form(item) for item in value]
        return {"$set": sorted(members, key=lambda m: json.dumps(m, separators=(",", ":")))}
    if isinstance(value, list):
        return [json_form(item) for item in value]
    if isinstance(value, dict):
        if all(json_form(key) == key and isinstance(key, str) and not key.startswith("$") for key in value):
            return {key: json_form(item) for key, item in value.items()}
        return {"$dict": [[json_form(key), json_form(item)] for key, item in value.items()]}
    if isinstance(value, str):
        parts = re.split("(?<=[\ud800-\udbff])(?=[\udc00-\udfff])", value)
        return value if len(parts) == 1 else {"$str": parts}
    return value


class Lines(CliTest):
    def parse(self, *arguments, **keywords):
        return self.lines("parse", "--jsonl", *arguments, **keywords)

    def test_each_status_in_input_order(self):
        good = self.define("good", "1")
        dynamic = self.define("dynamic", "1", 'import os\nname = os.listdir(".")[0]\n')
        invalid = self.define("invalid", "1", 'name = "x"\n\ndef f(:\n')
        missing = os.fspath(self.packages / "no" / "package.py")
        answers = self.parse(missing, good, invalid, good, dynamic)
        self.assertEqual([a["path"] for a in answers], [missing, good, invalid, good, dynamic])
        self.assertEqual(
            [a["status"] for a in answers], ["missing", "complete", "invalid", "complete", "dynamic"]
        )
        self.assertEqual([a["line"] for a in answers], [None, None, 3, None, 2])
        self.assertEqual([a["reason"] for a in answers][:3], ["not-found", None, "syntax-error"])
        self.assertIsNotNone(answers[4]["reason"])

    def test_the_keys_and_their_order(self):
        good, bad = self.parse(self.define("a", "1"), self.define("b", "1", "name ="))
        self.assertEqual(list(good), [*KEYS, "data"])
        self.assertEqual(list(bad), KEYS)
        self.assertEqual(good["name"], "a")
        self.assertEqual(good["version"], "1")
        self.assertEqual(good["requires"], ["python-3"])
        self.assertEqual(good["variants"], [["platform-linux", "arch-x86_64"]])
        self.assertEqual([good[key] for key in KEYS[-4:]], [{}, [], [], []])
        self.assertEqual([bad[key] for key in KEYS[4:8]], [None] * 4)
        self.assertEqual([bad[key] for key in KEYS[-4:]], [{}, [], [], []])

    def test_data_holds_every_attribute_in_order(self):
        (line,) = self.parse(self.define("a", "1"))
        keys = ["name", "version", "requires", "variants", "timestamp", "commands"]
        self.assertEqual(sorted(line["data"]), sorted(keys))
        self.assertEqual(line["data"]["timestamp"], 1700000000)
        source = line["data"]["commands"]["$source"]
        self.assertEqual(list(source), ["source", "funcname", "eval_as_function", "decorators"])
        self.assertEqual(source["source"], 'env.PATH.append("{root}/bin")')
        self.assertEqual((source["funcname"], source["decorators"]), ("commands", []))

    def test_values_are_those_of_python(self):
        expected = {}
        exec(VALUES, {}, expected)
        (line,) = self.parse(self.define("a", "1", VALUES))
        self.assertEqual(line["status"], "complete", line)
        self.assertEqual(line["data"], {key: json_form(value) for key, value in expected.items()})
        self.assertEqual(str(line["data"]["floats"]), str(json_form(expected["floats"])))  # -0.0 is not 0.0

    def test_floats_have_the_text_of_python(self):
        chance = random.Random(3)
        floats = [struct.unpack("<d", chance.randbytes(8))[0] for _ in range(3000)]
        floats += [chance.uniform(-1, 1) * 10 ** chance.randint(-8, 20) for _ in range(3000)]
        floats = [f for f in floats if f - f == 0]
        path = self.define("a", "1", f"values = {floats!r}\n")
        output = self.succeed("parse", "--jsonl", path).decode()
        self.assertIn('"values":' + json.dumps(floats, separators=(",", ":")) + "}}", output)

    def test_refused_and_late_are_null_in_their_own_keys(self):
        (refused,) = self.parse(self.define("a", "1", 'name = "a"\nrequires = ["!.eph-2"]\n'))
        self.assertEqual(refused["status"], "complete")
        self.assertEqual(list(refused["refused"]), ["requires"])
        self.assertNotEqual(refused["refused"]["requires"], "")
        self.assertIsNone(refused["requires"])
        self.assertEqual(refused["data"]["requires"], ["!.eph-2"])
        (late,) = self.parse(self.define("b", "1", 'name = "b"\n\n@late()\ndef requires():\n    return []\n'))
        self.assertEqual((late["late"], late["requires"]), (["requires"], None))
        self.assertEqual(late["refused"], {})

    def test_a_path_or_a_list_is_needed(self):
        self.assertIn("rezdex parse --help", self.fail_with(2, "parse"))


class Lists(CliTest):
    def parse(self, *arguments, **keywords):
        return self.lines("parse", "--jsonl", *arguments, **keywords)

    def test_a_list_of_lines_stands_in_place_of_the_hyphen(self):
        a, b, c, d = (self.define(name, "1") for name in "abcd")
        answers = self.parse(a, "-", d, input=f"{b}\n\n{c}".encode())
        self.assertEqual([line["path"] for line in answers], [a, b, "", c, d])
        self.assertEqual(answers[2]["status"], "missing")

    def test_a_list_with_nul_keeps_newlines_in_names(self):
        a = self.define("a", "1\n2", 'name = "a"\n')
        b = self.define("b", "1")
        for arguments in (["-0"], ["-0", "-"], ["--null"]):
            answers = self.parse(*arguments, input=f"{a}\0{b}\0".encode())
            self.assertEqual([line["path"] for line in answers], [a, b])
            self.assertEqual([line["status"] for line in answers], ["complete"] * 2)

    def test_an_empty_list_has_no_lines(self):
        self.assertEqual(self.parse("-", input=b""), [])

    def test_standard_input_is_read_once(self):
        self.assertIn("only once", self.fail_with(2, "parse", "-", "-", input=b""))

    def test_a_nul_in_a_line_cuts_nothing(self):
        a = self.define("a", "1")
        (line,) = self.parse("-", input=f"{a}\0x\n".encode())
        self.assertEqual(line["path"], f"{a}\0x")
        self.assertNotIn(line["status"], ["complete", "solver", "dynamic", "invalid"])

    def test_names_that_are_not_utf_8(self):
        folder = os.fsencode(self.packages) + b"/\xff\xe9\xed\xa0\x80"
        os.makedirs(folder)
        path = folder + b"/package.py"
        with open(path, "w") as file:
            file.write('name = "x"\n')
        from_list, from_argument = self.parse("-", path, input=path + b"\n")
        self.assertEqual(from_list, from_argument)
        self.assertEqual(from_list["path"], os.fsdecode(path))
        self.assertEqual(from_list["status"], "complete")

    def test_words_with_a_meaning_for_the_command_line_reader_are_paths(self):
        words = ["[a,b]", "++", "{}", "%%", "", "\x01x", "index", "-5", "--", "-x", "--help", "[c]", "--"]
        answers = self.parse(*words)
        self.assertEqual([line["path"] for line in answers], [*words[:8], *words[9:]])


class Files(CliTest):
    def parse(self, *arguments, **keywords):
        return self.lines("parse", "--jsonl", *arguments, **keywords)

    def test_what_is_not_a_file_is_unreadable_and_never_waited_for(self):
        os.mkfifo(self.folder / "fifo")
        (self.folder / "loop").symlink_to("loop")
        answers = self.parse(self.folder, "/dev/zero", self.folder / "fifo", self.folder / "loop", timeout=20)
        self.assertEqual([line["status"] for line in answers], ["unreadable"] * 4)
        self.assertEqual([line["reason"] for line in answers][:3], ["not-a-file"] * 3)

    def test_a_file_that_this_user_may_not_read(self):
        path = self.define("a", "1")
        os.chmod(path, 0)
        keywords = self.as_ordinary_user()
        (line,) = self.parse(path, **keywords)
        self.assertEqual((line["status"], line["reason"]), ("unreadable", "permission"))

    def test_values_nested_thousands_deep_do_not_end_the_program(self):
        path = self.define("a", "1", 'name = "a"\nx = []\n' + "x = [x]\n" * 100_000)
        (line,) = self.parse(path)
        self.assertEqual(line["status"], "dynamic")

    def test_hostile_bytes_give_a_line_each(self):
        chance = random.Random(5)
        text = VALUES.encode()
        paths = []
        for i in range(200):
            cut = bytearray(text)
            for _ in range(chance.randint(1, 20)):
                cut[chance.randrange(len(cut))] = chance.randrange(256)
            paths.append(self.define("hostile", str(i), bytes(cut)))
        answers = self.parse(*paths)
        self.assertEqual([line["path"] for line in answers], paths)


if __name__ == "__main__":
    unittest.main()
