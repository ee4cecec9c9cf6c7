"""Promise: makes, from a seed, package repositories out of the definitions of another one, with all that it lacks.

Three repositories, some families in several of them: generated functions, definitions without timestamps, in YAML,
broken, missing, twice; links of families, versions and files; old release files; combined and unversioned families;
`.ignore` and `.building`; names that are odd in any way a file system allows.
"""

import os
import pathlib
import random

import studio_texts

ROOTS = ("a", "b", "c")

ODD_VERSIONS = [
    b"1 0", b"not a version", b"1.0-beta", b"1-0", b"01", b"_NO_VERSION", b".1", b"a" * 255, b"1\n2", b"\t", b" ",
    b"__pycache__", b"1_a", b"V1", b"1.0.0.0.0", b".hidden", b"package", b"'", b'"', b"\\", b"1,2", b"%41",
    b"caf\xc3\xa9", b"\xff\xfe", b"1..2", b"$HOME", b"1+", b"-1", b"2\n", b"\x01\x7f",
    b"\xed\xb2\x80", "\U0001f600".encode(), b"1\xff0", "1\u00e92".encode(),
]  # fmt: skip
ODD_FAMILIES = [
    b"a.b", b"_", b"9", b"A9", b"a..b", b"a.", b".a", b"a b", b"caf\xc3\xa9", b"bad\xff", b"new\nline", b"__pycache__",
    b"package", b"settings", b"a+b", b"x.py", b"x.yaml", b"tab\t", b"X.PY",
]  # fmt: skip
# What lies in .metadata/release_time.txt, .metadata/changelog.txt, release.yaml.
RELEASE_TIMES = [
    b"1300000000",
    b" 12\n",
    b"1_0",
    b"",
    b"never",
    b"-5",
    b"1.5",
    b"\xff",
    "１２".encode(),
    b"0x10",
    b"9" * 30,
]
CHANGELOGS = [
    b"",
    b"a change\nanother\r\nthird",
    b"long " * 20_000,
    "caf\u00e9".encode(),
    b"\xff",
    b"\x00",
    b"x\ry",
]
RELEASES = [
    b"timestamp: 1300000000\n",
    b"timestamp: 1300000001\nrevision: 12\nvcs: git\nchangelog: |\n  one\n  two\n",
    b"timestamp: '5'\n",
    b"timestamp: 1\nchangelog: [a, b]\nrequires: [merged-1, '!other']\n",
    b"changelog: [a, 1]\n",
    b"name: other\nversion: '99'\nvariants: [[x-1]]\nformat_version: 2\n",
    b"tools: []\nextra: {a: [1, 2.5, ~]}\nrelease_message: null\n",
    b"changelog: " + b"x" * 70_000 + b"\n",
    b"changelog: 5\n",
    b"",
    b"# nothing\n",
    b"- a list\n",
    b"just text\n",
    b"timestamp: [\n",
    b"requires: 'not a list'\ntimestamp: yes\n",
    b"revision: {url: caf\xc3\xa9}\n",
    b"timestamp: 1 # \xff\n",
    b"previous_version: 2020-01-01\n",
    b"config: {a: 1}\ncommands: |\n  env.A = 1\n",
    b"timestamp: null\n",
]


class Copy:
    """`families`: {name: {version: text of a package.py}}."""

    def __init__(self, folder, families, seed):
        self.folder = pathlib.Path(os.path.realpath(folder))
        self.families, self.seed = families, seed
        self.roots = [self.folder / root for root in ROOTS]
        self.store = self.folder / "store"  # where what links point to lies
        self.stored = 0

    def make(self):
        self.store.mkdir()
        for root in self.roots:
            root.mkdir()
        for name, versions in self.families.items():
            Family(self, random.Random(f"{self.seed} {name}")).make(name, versions)
        rng = random.Random(f"{self.seed} the rest")
        for root in self.roots:
            for name in rng.sample(ODD_FAMILIES, len(ODD_FAMILIES) // 2):
                Family(self, rng).odd(os.path.join(os.fsencode(root), name))
            (root / ".lock.x-1").write_text("")
            (root / "README").mkdir()
        (self.roots[0] / "settings.yaml").write_text("{}\n")

    def place(self):
        """A new path in the store."""
        self.stored += 1
        return self.store / str(self.stored)


def stem(name):
    """The family that an entry of a repository's root belongs to."""
    return name.removesuffix(".py").removesuffix(".yaml")


def is_asked(family):
    """Whether the command line takes it as a family's name."""
    return family != "" and "-" not in family


class Family:
    """Writes one family."""

    def __init__(self, copy, rng):
        self.copy, self.rng = copy, rng
        self.texts = studio_texts.Texts(rng)

    def chance(self, probability):
        return self.rng.random() < probability

    def make(self, name, versions):
        home = self.rng.choice(self.copy.roots)
        self.put(home, name, versions)
        if self.chance(0.25):
            others = [root for root in self.copy.roots if root != home]
            some = {version: text for version, text in versions.items() if self.chance(0.7)}
            self.put(self.rng.choice(others), name, some)

    def put(self, root, name, versions):
        way = self.rng.random()
        if way < 0.08 and versions:
            self.combined(root, name, versions)
            if self.chance(0.7):
                return
        directory = root / name
        if self.chance(0.05):
            directory = self.copy.place()
            (root / name).symlink_to(directory)
        directory.mkdir()
        if way > 0.96 and versions:
            self.definition(directory, next(iter(versions.values())))
        for version, text in versions.items():
            self.version(directory, version, text)
        self.leftovers(directory, list(versions))

    def combined(self, root, name, versions):
        extension = self.rng.choice(("py", "py", "yaml"))
        (root / f"{name}.{extension}").write_bytes(self.texts.combined(list(versions), versions, extension))
        if self.chance(0.1):
            (root / f"{name}.yaml").write_bytes(self.texts.combined(list(versions), versions, "yaml"))

    def version(self, family, version, text):
        directory = family / version
        way = self.rng.random()
        if way < 0.03:
            directory = self.copy.place()
            (family / version).symlink_to(directory)
        elif way < 0.04 and len(os.listdir(family)) > 0:
            directory.symlink_to(self.rng.choice(sorted(os.listdir(family))))
            return
        elif way < 0.05:
            directory.write_text("a file")
            return
        directory.mkdir()
        if self.chance(0.98):
            self.definition(directory, text)
        self.release_files(directory)

    def definition(self, directory, text):
        """Some file that defines the package, or seems to."""
        way = self.rng.random()
        name = "package.yaml" if way < 0.15 else "package.py"
        path = directory / name
        made = self.texts.yaml(text) if name == "package.yaml" else self.texts.python(text)
        if way > 0.97:
            stored = self.copy.place()
            stored.write_bytes(made)
            path.symlink_to(stored if way > 0.98 else os.path.relpath(stored, os.path.realpath(directory)))
        elif way > 0.96:
            (directory / "package.yaml").write_bytes(self.texts.yaml(text))
            path.write_bytes(made)
        elif way > 0.95:
            path.write_bytes(self.texts.broken(made))
        elif way > 0.945:
            self.no_file(path)
        else:
            path.write_bytes(made)
            if way > 0.93:
                path.chmod(0o600)

    def no_file(self, path):
        way = self.rng.randrange(4)
        if way == 0:
            path.mkdir()
        elif way == 1:
            path.symlink_to("nowhere")
        elif way == 2:
            path.symlink_to(path.name)
        else:
            path.write_bytes(b"")

    def release_files(self, directory):
        if self.chance(0.1):
            (directory / "release.yaml").write_bytes(self.rng.choice(RELEASES))
        elif self.chance(0.02):
            (directory / "release.yaml").mkdir()
        if self.chance(0.08):
            metadata = directory / ".metadata"
            metadata.mkdir()
            if self.chance(0.7):
                (metadata / "release_time.txt").write_bytes(self.rng.choice(RELEASE_TIMES))
            if self.chance(0.6):
                (metadata / "changelog.txt").write_bytes(self.rng.choice(CHANGELOGS))
        elif self.chance(0.02):
            (directory / ".metadata").write_text("")

    def leftovers(self, directory, versions):
        for prefix in (".ignore", ".building"):
            if self.chance(0.1):
                version = self.rng.choice([*versions, "9"])
                (directory / f"{prefix}{version}").write_text("")
        if self.chance(0.08):
            name = self.rng.choice(ODD_VERSIONS)
            odd = pathlib.Path(os.fsdecode(os.path.join(os.fsencode(directory), name)))
            if not os.path.lexists(odd):
                odd.mkdir()
                self.definition(odd, self.texts.plain(versions[0] if versions else "1"))
        if self.chance(0.05):
            (directory / self.rng.choice(("README", "2.0", "release.yaml"))).write_text("text")

    def odd(self, path):
        """A family, or a file, whose name is odd."""
        path = pathlib.Path(os.fsdecode(path))
        if path.suffix in (".py", ".yaml", ".PY") and self.chance(0.7):
            path.write_bytes(self.texts.combined(["1", "2"], {}, path.suffix[1:].lower()))
            return
        path.mkdir()
        for version in self.rng.sample(ODD_VERSIONS, 3) + [b"1"]:
            directory = pathlib.Path(os.fsdecode(os.path.join(os.fsencode(path), version)))
            directory.mkdir()
            self.definition(directory, self.texts.plain("1"))
