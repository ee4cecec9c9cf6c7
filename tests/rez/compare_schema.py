"""Promise: compares which attributes rezdex calls refused with those that rez itself refuses on reading them.

Each definition gives one value to every attribute that the schema names, and to some that it doesn't. It is
written into a repository, rez opens that as it opens any, and each attribute is read. Values: one of each type
and form, then seeded random ones. Nothing may be declined.
"""

import argparse
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

os.environ["REZ_CONFIG_FILE"] = os.devnull  # rez's own settings, whoever runs this
os.environ["REZ_DISABLE_HOME_CONFIG"] = "1"
os.environ["REZ_WARN_NONE"] = "1"

from rez.exceptions import PackageMetadataError  # noqa: E402 - reads the environment
from rez.package_repository import package_repository_manager  # noqa: E402
from rez.package_resources import package_pod_schema  # noqa: E402
from rez.utils.schema import schema_keys  # noqa: E402
from rez.vendor.schema.schema import SchemaError  # noqa: E402

FROM_PATH = {"name", "version", "base"}  # an installed package takes these from its folder
FREE = {"foo", "build_command", "pip_name", "requires_rez_version"}
ATTRIBUTES = sorted(schema_keys(package_pod_schema) | FREE)

PLAIN = [
    "None",
    "True",
    "False",
    "0",
    "1",
    "-5",
    "1.5",
    "1j",
    "'x'",
    "''",
    "'a-1'",
    "'a",
    "b'",
    "'1.0'",
    "'1..0'",
    "'1",
    "0'",
    "'é'",
    "'a-*'",
    "'!.a-1'",
    "b'x'",
    "()",
    "('a',)",
    "{'a'}",
    "[]",
    "{}",
    "['a']",
    "['']",
    "['a',1]",
    "[None]",
    "['a-1+<2']",
    "['a-3+<2']",
    "['a-1|']",
    "['a<']",
    "['~a-1..3|2|>3']",
    "['a',['b']]",
    "[['a']]",
    "[[]]",
    "[['a','b'],['c-1']]",
    "[['a',1]]",
    "[['a','a_b']]",
    "[['a+']]",
    "[('a',)]",
    "('a','b')",
    "[[['a']]]",
    "[{'a':1}]",
    "{'a':'b'}",
    "{'a':['b','c']}",
    "{'a':1}",
    "{'a':None}",
    "{'a':[]}",
    "{'a':[1]}",
    "{'':'b'}",
    "{'a':{}}",
    "{'a':('b',)}",
    "{'a':True}",
]
TESTS = [
    "{'command': 'x'}",
    "{'command': ['x', 'y']}",
    "{'command': 1}",
    "{'command': ('x',)}",
    "{'run_on': 'x'}",
    "{'command': 'x', 'requires': ['b-1', '!c']}",
    "{'command': 'x', 'requires': ['b', 'b+']}",
    "{'command': 'x', 'requires': 'b'}",
    "{'command': 'x', 'requires': []}",
    "{'command': 'x', 'run_on': 'default'}",
    "{'command': 'x', 'run_on': ['a', 'b']}",
    "{'command': 'x', 'run_on': None}",
    "{'command': 'x', 'on_variants': True}",
    "{'command': 'x', 'on_variants': 1}",
    "{'command': 'x', 'on_variants': {}}",
    "{'command': 'x', 'on_variants': {'type': 'requires', 'value': ['a-1']}}",
    "{'command': 'x', 'on_variants': {'value': [], 'type': 'requires'}}",
    "{'command': 'x', 'on_variants': {'type': 'other', 'value': ['a-1']}}",
    "{'command': 'x', 'on_variants': {'type': 'requires', 'value': ['a b']}}",
    "{'command': 'x', 'on_variants': {'type': 'requires'}}",
    "{'command': 'x', 'on_variants': {'type': 'requires', 'value': [], 'x': 1}}",
    "{'command': 'x', 'on_variants': {'type': ['requires'], 'value': []}}",
    "{'command': 'x', 'more': 5}",
    "{'command': 'x', '': 5}",
]


class Values:
    """Seeded random values, as Python writes them, near to what some attribute takes."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def text(self):
        return repr(
            self.random.choice(["a", "", "a-1", "b-1+<2", "!a", "a b", "~c==1", "a-2+<1", "requires"])
        )

    def leaf(self):
        return self.random.choice(
            [self.text, self.text, self.text, lambda: "None", lambda: "True", lambda: "7"]
        )()

    def listed(self, member):
        return f"[{', '.join(member() for _ in range(self.random.randint(0, 3)))}]"

    def dict(self, keys, member):
        chosen = self.random.sample(keys, self.random.randint(0, len(keys)))
        return f"{{{', '.join(f'{key!r}: {member()}' for key in chosen)}}}"

    def some(self):
        return self.random.choice([self.leaf, self.text, lambda: self.listed(self.leaf), self.on_variants])()

    def on_variants(self):
        kind = (
            self.random.choice(["'requires'", "'requires'", self.some()])
            if self.random.random() < 0.9
            else "1"
        )
        return f"{{'type': {kind}, 'value': {self.listed(self.text)}}}"

    def test(self):
        if self.random.random() < 0.3:
            return self.some()
        return self.dict(["command", "requires", "run_on", "on_variants", "x"], self.some)

    def value(self):
        forms = [
            self.some,
            lambda: self.listed(lambda: self.listed(self.text)),
            lambda: self.dict(["a", "b"], self.test),
            lambda: f"{{'a': {{'command': {self.some()}, 'on_variants': {self.on_variants()}}}}}",
            lambda: f"{{'a': {{'command': 'x', 'requires': {self.listed(self.text)}, 'b': {self.some()}}}}}",
        ]
        return self.random.choice(forms)()


def definitions(count, seed):
    """(What each attribute is, the definition's text)."""
    values = Values(seed)
    written = PLAIN + [f"{{'a': {test}}}" for test in TESTS]
    written += [f"{{'a': 'x', 'b': {test}}}" for test in TESTS]
    written += [values.value() for _ in range(count)]
    for value in dict.fromkeys(written):
        yield value, "".join(f"{attribute} = {value}\n" for attribute in ATTRIBUTES)
    yield "late", "".join(f"@late()\ndef {attribute}():\n    return 1\n" for attribute in ATTRIBUTES)
    assigned = "".join(f"{attribute} = commands\n" for attribute in ATTRIBUTES)
    yield "commands", "def commands():\n    pass\n" + assigned


def read(package, attribute):
    """As rez does; attributes that the schema does not name have no getter."""
    if attribute in FREE:
        return package._data[attribute]
    return getattr(package, f"_{attribute}" if attribute in FROM_PATH else attribute)


def refused_by_rez(package):
    """The attributes that raise; "invalid" where the definition cannot be loaded."""
    refused = set()
    for attribute in ATTRIBUTES:
        try:
            read(package, attribute)
        except (PackageMetadataError, SchemaError):
            refused.add(attribute)
        except Exception:  # noqa: BLE001 - loading raises whatever it raises
            return "invalid"
    return refused


def written(cases, folder):
    """The definitions as packages of a repository."""
    paths = [pathlib.Path(folder, f"p{i}", "1.0", "package.py") for i in range(len(cases))]
    for path, (_, text) in zip(paths, cases, strict=True):
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    return paths


def refused_by_rezdex(program, paths):
    done = subprocess.run([program, "parse", "--jsonl", *map(str, paths)], capture_output=True, check=True)
    for answer in map(json.loads, done.stdout.splitlines()):
        yield set(answer["refused"]) if answer["status"] == "complete" else answer["status"]


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rezdex", default=os.environ.get("REZDEX_BIN", "build/release/bin/rezdex"))
    parser.add_argument("--count", type=int, default=300, help="random values (default %(default)s)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    wrong = refusals = 0
    with tempfile.TemporaryDirectory(prefix="rezdex-schema-") as folder:
        cases = list(definitions(options.count, options.seed))
        paths = written(cases, folder)
        repository = package_repository_manager.get_repository(folder)
        answers = refused_by_rezdex(options.rezdex, paths)
        for path, (value, _), mine in zip(paths, cases, answers, strict=True):
            (package,) = repository.get_package_family(path.parts[-3]).iter_packages()
            theirs = refused_by_rez(package)
            refusals += len(theirs) if theirs != "invalid" else 0
            if mine != theirs:
                wrong += 1
                print(f"  {value}: {mine}\n    rez: {theirs}")
    total = len(cases) * len(ATTRIBUTES)
    print(f"seed {options.seed}: {total} attributes, {refusals} that rez refuses, {wrong} definitions WRONG")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
