"""Promise: the texts of definitions as studios write them, made by seed out of plain ones.

Functions of all kinds are added, timestamps taken away, and the same is written as YAML or as a combined family's file.
Most are what rez loads; the rest are broken, or refused when an attribute is read.
"""

import ast
import re

from generate import commands
from generate.maker import Maker
from rez.vendor import yaml

COMMANDS = [
    'env.PATH.prepend("{root}/bin")',
    'env.PYTHONPATH.append("{root}/python")\n\n# the tools\nalias("x", "y -v")',
    "import os\n\nif building:\n    env.CMAKE_MODULE_PATH.append(os.path.join('{root}', 'cmake'))",
    'if "maya" in resolve:\n    env.MAYA_PLUG_IN_PATH.append("{root}/plug-ins")\nelse:\n    info("no maya")',
    "if system.platform == 'windows':\n    env.X = r'C:\\x'\nelif this.version.major > 1:\n    setenv('X', '1')",
    '"""Doc.\n\n    more\n    """\nfor name in ("A", "B"):\n    env[name] = "é"',
    "pass",
]
EARLY = [
    "@early()\ndef tools():\n    return ['a', 'b-%d' % 3]\n",
    "@early()\ndef variants():\n    return [['python-' + v] for v in ('2.7', '3.9')]\n",
    "@early()\ndef build_requires():\n    return ['cmake-3'] if building else []\n",
    "@early()\ndef description():\n    return 'of ' + this.name\n",
    "@early()\ndef requires():\n    found = ['base-1']\n    found.extend(x for x in ('a', 'b'))\n    return found\n",
    "@early()\ndef uuid():\n    import uuid\n    return str(uuid.uuid4())\n",
    "@early()\ndef authors():\n    raise ValueError('no')\n",
    "@early()\ndef extra():\n    import platform\n    return platform.system()\n",
]
LATE = [
    "@late()\ndef requires():\n    return ['x-1'] if in_context() else []\n",
    "@late()\ndef tools():\n    import os\n\n    return os.listdir(this.root)\n",
    "@include('helpers')\n@late()\ndef help():\n    return helpers.help\n",
    "@late()\ndef cachable():\n    return True\n",
]
LINES = [
    "description = '''\n    Some\n      text.\n'''\n",
    "tools = ['x', 'y']\nauthors = ['é', 'b']\n",
    "build_command = 'python {root}/build.py {install}'\n",
    "private_build_requires = ['gcc-' + '.'.join(str(n) for n in (9, 3))]\n",
    "with scope('config') as c:\n    c.release_packages_path = '/x'\n    c.plugins.release_hook.emailer.sender = 'a'\n",
    "tests = {'unit': {'command': 'pytest', 'requires': ['pytest-7']}, 'lint': 'ruff'}\n",
    "tests = {'unit': 1}\n",
    "has_plugins = True\nplugin_for = ['maya']\n",
    "_data = {'a': [1, 2.5, None], 3: 'x'}\n",
    "from rez.utils.lint_helper import env, building, this\n",
    "import platform\nif platform.system() == 'Linux':\n    x_os = 'linux'\n",
    "import site_tools\n",
    "hashed_variants = True\nrelocatable = None\ncachable = 'yes'\n",
    "requires = 'not a list'\n",
    "requires = ['a-', '~b']\n",
    "variants = [['a-1', 'b'], []]\n",
    "version = 1.5\n",
    "name = 'another'\n",
    "format_version = 'x'\n",
    "revision = {'commit': 'abc', 'branches': ('x', 'y')}\nprevious_version = '0.9'\nvcs = 'git'\n",
    "changelog = 'one\\n  two'\nrelease_message = None\n",
    "help = [['Docs', 'https://x'], ['Wiki', 'w']]\n",
    "def preprocess(this, data):\n    data['x'] = 1\n",
    "class X:\n    y = 1\nz = X.y\n",
    "base = '/somewhere'\n",
    "timestamp = '12'\n",
    "config = {'a': 1}\n",
    "if 'X' in globals():\n    y = 1\nelse:\n    y = [i ** 2 for i in range(4)]\n",
]
HOOKS = (
    "commands",
    "commands",
    "commands",
    "pre_commands",
    "post_commands",
    "pre_build_commands",
    "pre_test_commands",
)
BROKEN = [
    lambda text: text + b"\ndef commands(:\n",
    lambda text: text + b"\nraise Exception('no')\n",
    lambda text: b"import no_such_module\n" + text,
    lambda text: text + b"# \xff\n",
    lambda text: text[: len(text) // 2],
    lambda text: text + b"\0",
    lambda text: b"print 'x'\n" + text,
    lambda text: b"\xef\xbb\xbf" + text,
    lambda text: b"(" * 300 + text,
    lambda text: b"\n",
    lambda text: text.replace(b"\n", b"\r"),
]


class Texts:
    def __init__(self, rng):
        self.rng = rng

    def plain(self, version):
        request = self.rng.choice(("python-3.9+<4", "maya-2023", "!x-1", "~y", "zlib"))
        return f"name = 'made'\nversion = {version!r}\nrequires = [{request!r}]\ntimestamp = 1600000000\n"

    def python(self, text):
        """A package.py of a plain one's text."""
        if self.rng.random() < 0.5:
            text = re.sub(r"(?m)^timestamp = .*\n", "", text)
        for _ in range(self.rng.choice((0, 1, 1, 2, 4))):
            text += "\n" + self.addition()
        return commands.odd_bytes(Maker(self.rng.random()), text)

    def addition(self):
        way = self.rng.random()
        if way < 0.4:
            body = self.rng.choice(COMMANDS).replace("\n", "\n    ").replace("\n    \n", "\n\n")
            return f"def {self.rng.choice(HOOKS)}():\n    {body}\n"
        if way < 0.55:
            return "\n".join(commands.definition(Maker(self.rng.random()), self.rng.choice(HOOKS))) + "\n"
        if way < 0.65:
            return self.rng.choice(EARLY)
        if way < 0.72:
            return self.rng.choice(LATE)
        return self.rng.choice(LINES)

    def yaml(self, text):
        """A package.yaml of a plain one's text."""
        data = literals(text)
        if self.rng.random() < 0.5:
            data.pop("timestamp", None)
        if self.rng.random() < 0.5:
            data["commands"] = self.rng.choice(COMMANDS)
        if self.rng.random() < 0.3:
            data |= self.rng.choice(
                ({"tools": ["é", "b"]}, {"version": 1.5}, {"requires": None}, {"x": {1: [True, 2.5]}})
            )
        return self.dump(data)

    def dump(self, data):
        style = self.rng.choice((True, False, False, None))
        unicode = self.rng.random() < 0.7
        return yaml.safe_dump(data, default_flow_style=style, allow_unicode=unicode, sort_keys=False).encode()

    def combined(self, versions, texts, extension):
        """A <family>.py or .yaml with some of the versions."""
        data = literals(texts[versions[-1]] if texts else self.plain("1"))
        if self.rng.random() < 0.7:
            data.pop("timestamp", None)
        data.pop("version", None)
        way = self.rng.random()
        if way < 0.93:
            data["versions"] = versions if way < 0.85 else self.odd_versions()
        if self.rng.random() < 0.7:
            data["version_overrides"] = self.overrides(versions)
        if extension == "yaml":
            return self.dump(data)
        text = "".join(f"{name} = {value!r}\n" for name, value in data.items())
        for _ in range(self.rng.choice((0, 0, 1, 2))):
            text += "\n" + self.addition()
        return text.encode()

    def odd_versions(self):
        return self.rng.choice(
            (["1", 2], ["..1"], [], "1.0", ["1", "1"], None, [1.0], ["1-0", "1.0"], {"1": "2"}, [""])
        )

    def overrides(self, versions):
        overrides = {}
        for _ in range(self.rng.choice((0, 1, 1, 2, 3))):
            version = self.rng.choice(versions)
            range_ = self.rng.choice(
                (version, version + "+", "<" + version, "==" + version, "", f"0+<{version}|99", "1")
            )
            overrides[range_] = self.rng.choice(
                (
                    {"requires": ["override-1"]},
                    {"variants": [["a-1"], ["b"]], "tools": []},
                    {"timestamp": 5, "extra": {"x": [1]}},
                    {"version": "99", "name": "other"},
                    {"requires": "not a list"},
                    {},
                )
            )
        if self.rng.random() < 0.05:
            return self.rng.choice(({"1": "no dict"}, {"1..": {}}, [], None, {1: {}}, {"1": {2: 3}}))
        return overrides

    def broken(self, text):
        return self.rng.choice(BROKEN)(text)


def literals(text):
    """The assignments of a plain definition."""
    data = {}
    for statement in ast.parse(text).body:
        if isinstance(statement, ast.Assign):
            data[statement.targets[0].id] = ast.literal_eval(statement.value)
    return data
