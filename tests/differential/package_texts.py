"""Promise: seeded texts of combined families and of packages with old release files beside them.

Each generator gives what a disk may hold, well-formed or not; nothing here knows what rez makes of it.
"""

import datetime

from rez.vendor import yaml

VERSIONS = [
    "1", "1.0", "1-0", "1.0.1", "1.2", "2", "2.0", "2.0-beta", "2.1.3", "3", "3.0", "10", "alpha", "1a", "01", "1_0",
    "1 0", "package.py", "2019.1",
]  # fmt: skip
ODD_VERSIONS = [
    "",
    "_NO_VERSION",
    "1é0",
    "1..0",
    ".1",
    "1.",
    "9" * 700,
    1.0,
    1,
    None,
    True,
    ["1"],
    b"1",
    "1\n",
    "[INF]",
]
RANGES = [
    "1", "2", "1.0", "1.2", "1+", "2+", "1.0+<2", "<2", "<=2.0", ">1", ">=1.0", "1..2", "1|3", "1.0|2.0+", ">=1,<3",
    "<3,>=1", "==1.0", "==2", "1+<1.5", "alpha", "10+", "==1.0|==2.0", ">1.0,<=2", "3|2|1",
]  # fmt: skip
ODD_RANGES = [
    "",
    "1-0",
    "==1-0",
    "1..1",
    "1|1",
    "<1.0+",
    "[",
    "1 2",
    "+",
    "1<0",
    "2..1",
    "==",
    "1+|2",
    "9" * 700,
    "1,2",
]
REQUESTS = ["python-3", "maya-2023+", "~nuke", "!houdini", "foo", ".eph-1", "bar-1..2", "baz==1.0"]
FORMATS = [2, 1, 5, "2", "x", 2.5, None, "9", [], True]
SYSTEM = "import platform\n"
BY_SYSTEM = [
    "requires = ['python-3'] if platform.system() == 'Linux' else ['other-1']\n",
    "description = platform.system()\n",
    "if platform.system() == 'Darwin':\n    timestamp = 1600000000\n",
    "if platform.system() == 'Linux':\n    tools = ['t']\n",
]
SYSTEM_VERSIONS = [
    "versions = ['1.0', '2.0'] if platform.system() == 'Linux' else ['2.0', '3.0']\n",
    "versions = ['1.0'] + (['1.2'] if platform.system() == 'Darwin' else [])\n",
]


class Code:
    """A Python expression where repr() would be another."""

    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


def value(rng, attribute):
    choices = {
        "name": ["fam", "other", 5, ""],
        "version": ["7", "7.1", None, 7, 7.5, "x y"],
        "requires": [rng.sample(REQUESTS, rng.randrange(4)), [], "python", None, ["bad request"], [1]],
        "variants": [[["python-2"], ["python-3", "maya"]], [], ["python-2"], None],
        "description": ["some text", "  indented\n  lines  ", "é", 5],
        "timestamp": [1500000000, 0, -1, None, "1500000000", 1.5, True],
        "tools": [["a", "b"], [], "a"],
        "config": [{"release_packages_path": "/x"}, {}, []],
        "commands": ["env.A = 1", ["export A=1"], None],
        "changelog": ["changed", None, ["a"]],
        "uuid": ["u" * 8],
        "format_version": FORMATS,
        "custom": [{"a": [1, 2.5, {"b": None}]}, [1], True, 10**30, datetime.date(2020, 1, 2)],
        "hashed_variants": [True, None, "yes"],
        "versions": [["8"], [], None],
        "version_overrides": [{"1": {"x": 1}}, {}, None],
    }[attribute]
    return choices[0] if rng.random() < 0.7 else rng.choice(choices)


ATTRIBUTES = [
    "name", "version", "requires", "variants", "description", "timestamp", "tools", "config", "commands", "changelog",
    "uuid", "format_version", "custom", "hashed_variants",
]  # fmt: skip


def attributes(rng, count, more=()):
    names = rng.sample(ATTRIBUTES + list(more), count)
    return {name: value(rng, name) for name in names}


def version_list(rng):
    kind = rng.random()
    if kind < 0.75:
        return rng.sample(VERSIONS, rng.randrange(1, 6))
    if kind < 0.85:
        versions = rng.sample(VERSIONS, rng.randrange(1, 4))
        return [*versions, rng.choice(ODD_VERSIONS), rng.choice(versions)]
    return rng.choice([[], None, ("1", "2"), "1.0", {"1": "2"}, 1.0, [1.0, 2.0], ["", "1"], ["_NO_VERSION"]])


def overrides(rng):
    kind = rng.random()
    if kind < 0.04:
        return rng.choice([{}, None, [], "1", [{"1": {}}]])
    odd = rng.random() < 0.15
    ranges = rng.sample(RANGES + ODD_RANGES if odd else RANGES, rng.randrange(1, 6))
    made = {}
    for text in ranges:
        bad = odd and rng.random() < 0.1
        data = (
            rng.choice([None, [], "x", 1, True]) if bad else attributes(rng, rng.randrange(4), ["versions"])
        )
        if rng.random() < 0.05:
            data = {**data, "version_overrides": 5} if isinstance(data, dict) else data
        made[text] = data
    if odd and rng.random() < 0.1:
        made[rng.choice([1, 1.0, None, True])] = {"x": 1}
    return made


def python_text(rng, data):
    """The data as package.py has it, some of it written in other ways."""
    lines = [SYSTEM] if rng.random() < 0.2 else []
    data = dict(data)
    if lines:
        lines.append(rng.choice(BY_SYSTEM))
        if "versions" in data and rng.random() < 0.5:
            del data["versions"]
            lines.append(rng.choice(SYSTEM_VERSIONS))
    if rng.random() < 0.3:
        lines.append(
            "def commands():\n    env.PATH.append('{root}/bin')\n    if True:\n        env.X = '1'\n\n"
        )
        data.pop("commands", None)
        if isinstance(data.get("version_overrides"), dict) and rng.random() < 0.6:
            made = dict(data["version_overrides"])
            first = next(iter(made), None)
            if isinstance(made.get(first), dict):
                made[first] = {**made[first], rng.choice(["commands", "x"]): Code("commands")}
            data["version_overrides"] = made
    if rng.random() < 0.1:
        lines.append("@late()\ndef requires():\n    return ['python']\n\n")
        data.pop("requires", None)
    items = list(data.items())
    if rng.random() < 0.3:
        rng.shuffle(items)
    for name, content in items:
        if isinstance(content, datetime.date):
            continue
        early = rng.random()
        if early < 0.08:
            lines.append(f"@early()\ndef {name}():\n    return {content!r}\n\n")
        elif early < 0.1:
            lines.append(f"@late()\ndef {name}():\n    return {content!r}\n\n")
        elif name == "config" and isinstance(content, dict) and content and early < 0.5:
            lines.append("with scope('config') as c:\n    c.release_packages_path = '/y'\n")
        else:
            lines.append(f"{name} = {content!r}\n")
    if rng.random() < 0.1:
        lines.append(
            rng.choice(["import os\nlive = os.environ\n", "live = object()\n", "x = open('/nothing')\n"])
        )
    if rng.random() < 0.04:
        lines.append(rng.choice(["raise ValueError('x')\n", "this is no python\n", "import nothing_there\n"]))
    text = "".join(lines).replace("datetime.date(2020, 1, 2)", "'2020-01-02'")
    return text.encode("utf-8", "surrogateescape")


def yaml_text(rng, data):
    data = {name: list(content) if isinstance(content, tuple) else content for name, content in data.items()}
    text = yaml.safe_dump(
        data,
        default_flow_style=rng.choice((True, False, None)),
        sort_keys=rng.random() < 0.3,
        allow_unicode=rng.random() < 0.1,
        width=1000,
    )
    if rng.random() < 0.1:
        text = text.replace("'", "")  # versions become numbers, texts something else
    if rng.random() < 0.05:
        text += rng.choice(
            ["[", "a: b: c\n", "- x\n", "\t\n", "12: 13\n", "# é\n", "x: !!python/tuple [1]\n"]
        )
    return text.encode()


def family_text(rng, format_):
    data = attributes(rng, rng.randrange(6))
    if rng.random() < 0.92:
        data["versions"] = version_list(rng)
    if rng.random() < 0.8:
        data["version_overrides"] = overrides(rng)
    return python_text(rng, data) if format_ == "py" else yaml_text(rng, data)


def definition_text(rng, format_):
    data = attributes(rng, rng.randrange(6))
    if rng.random() < 0.75:
        data.pop("timestamp", None)
    return python_text(rng, data) if format_ == "py" else yaml_text(rng, data)


def changelog_text(rng):
    return rng.choice(
        [b"", b"a line\n", b"one\r\ntwo\rthree\n", b"x" * 65538, b"x" * 65539, b"x" * 65540, b"y\r\n" * 32770,
         b"caf\xc3\xa9", b"\x00\x01\xff", b"\x1a\x0c nul \x00", b"z" * 200000]
    )  # fmt: skip


def time_text(rng):
    return rng.choice(
        [b"1400000000", b"1400000000\n", b" 12 \r\n", b"", b"abc", b"1_000", b"1__0", b"1.5", b"+5", b"-3", b"0x10",
         b"00", b"1 2", b"\x1c12\x1f", b"12\x00", b"0", b"\xd9\xa3", b"9" * 30, b"9" * 5000, b"_1", b"1e3",
         b"\t7\x0b\n"]
    )  # fmt: skip


def release_text(rng):
    if rng.random() < 0.35:
        return rng.choice(
            [b"", b"# nothing\n", b"[", b"- a\n- b\n", b"text\n", b"0\n", b"null\n", b"5\n", b"{}\n", b"[]\n",
             b"changelog: caf\xc3\xa9\n", b"a: 1\na: 2\n", b"1: 2\n", b"timestamp: !!int '5'\n", b"--- {}\n--- {}\n",
             b"timestamp: 2020-01-02\n", b"? [a]\n: b\n", b"\ttimestamp: 1\n", b"timestamp: 1\r\nchangelog: a\r\n",
             b"x: &a [1]\ny: *a\n", b'changelog: "\\u00e9' + b"x" * 65540 + b'"\n']
        )  # fmt: skip
    data = attributes(rng, rng.randrange(4), ["versions"])
    if rng.random() < 0.7:
        data["timestamp"] = rng.choice([1400000000, 0, None, "1400000000", 1.5, -5])
    if rng.random() < 0.7:
        lines = ["x" * rng.choice([1, 30000, 40000]) for _ in range(rng.randrange(4))]
        data["changelog"] = rng.choice(
            [lines, "a\nb", "x" * 65539, "x" * 65540, [], "", None, 0, 5, True, 1.5, {"a": 1}, ["a", 1], [["a"]],
             [None], 10**25]
        )  # fmt: skip
    return yaml.safe_dump(data, default_flow_style=rng.choice((True, False)), width=10**6).encode()
