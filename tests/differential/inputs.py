"""Promise: definitions that read the process that loads them: rezdex in an environment equals rez in the same one.

Each definition is asked about in many environments: through `parse --environ`, and through an index that was made in
one environment and is read in each other one, at every level of freshness. rez runs in a process made like it. Then
both run in a real process with odd variables, where rezdex looks for itself. Where no input is supplied, each of the
definitions says so.
"""

import contextlib
import json
import os
import pathlib
import platform
import random
import re
import subprocess
import sys
import tempfile

import compare
import oracle

# Of tests/cases: each inputs_*.py reads an input in every environment, but for inputs_none_*.py.
CASES = pathlib.Path(__file__).parents[1] / "cases"

VARIABLES = ["A", "B", "C", "HOME", "", "A=", "=", "A B", "a"]
HERE_VALUES = {
    "platform.system": platform.system(),
    "platform.machine": platform.machine(),
    "platform.node": platform.node(),
    "platform.release": platform.release(),
    "platform.version": platform.version(),
    "platform.python_implementation": "CPython",
    "platform.python_version": platform.python_version(),
    "sys.platform": sys.platform,
    "sys.version_info": ".".join(map(str, sys.version_info)),
    "sys.version": sys.version,
    "sys.executable": sys.executable,
    "platform.platform": platform.platform(),
    "platform.processor": platform.processor(),
    "os.cpu_count": str(os.cpu_count()),
    "os.name": "posix",
    "getpass.getuser": "someone",
    "rez.system.platform": "linux",
    "rez.system.arch": "x86_64",
    "rez.system.os": "Debian-12",
    "rez.system.user": "someone",
    "rez.system.rez_version": "3.4.0",
    "building": "False",
    "testing": "False",
}
DARWIN = {
    "platform.system": "Darwin",
    "platform.machine": "arm64",
    "platform.release": "22.1",
    "sys.platform": "darwin",
    "sys.version": "3.11.9 (main) [Clang]",
    "platform.python_version": "3.11.9",
    "sys.executable": "/usr/local/bin/python3",
    "platform.platform": "macOS-13",
    "platform.processor": "",
    "os.cpu_count": None,
    "rez.system.rez_version": "3.4.1",
    "rez.system.platform": "osx",
    "rez.system.os": "osx-13.1",
}
# Each: the variables, then what differs from HERE_VALUES.
ENVIRONMENTS = [
    ({"HOME": "/h"}, {"building": "True", "platform.system": "Windows"}),
    ({"A": "1.2", "HOME": "/home/x/"}, {}),
    ({"A": "1.2", "HOME": "/home/x/"}, {"getpass.getuser": "other", "rez.system.user": "o-1"}),
    ({"A": "", "B": "b", "HOME": ""}, {"testing": "True", "building": "True"}),
    ({"A": "é\udcff\U0001f600", "B": '"\\\n\x7f', "C": "x" * 3000, "HOME": "//"}, DARWIN),
    ({"B": "$A", "A": "${B}", "HOME": "~", "A B": "spaced", "a": "lower"}, {"platform.node": "höst"}),
]


def inputs_of(variables, changed, folder, names):
    values = {**HERE_VALUES, **changed, "os.getcwd": folder}
    return values | {f"env:{name}": variables.get(name) for name in VARIABLES + names}


@contextlib.contextmanager
def like(values):
    """This process as the values say. For a child process: nothing is put back but rez's own objects."""
    import getpass

    from rez.serialise import set_objects
    from rez.system import system

    import rez

    count = values["os.cpu_count"] and int(values["os.cpu_count"])
    for name, value in values.items():
        head, _, tail = name.rpartition(".")
        if name.startswith("env:"):
            os.environ.pop(name[4:], None)
            if value is not None and name[4:] and "=" not in name[4:]:
                os.environ[name[4:]] = value
        elif head == "platform":
            setattr(platform, tail, lambda value=value: value)
        elif name in ("sys.platform", "sys.version", "sys.executable"):
            setattr(sys, tail, value)
        elif name == "os.cpu_count":
            os.cpu_count = lambda: count
        elif head == "rez.system":
            system.__dict__[tail] = value
    rez.__version__ = values["rez.system.rez_version"]
    getpass.getuser = lambda: values["getpass.getuser"]
    os.chdir(values["os.getcwd"])
    with set_objects({name: values[name] == "True" for name in ("building", "testing")}):
        yield


def answer(request):
    """What rez says of the paths; run as a process of its own."""
    with like(request["values"]) if request["values"] else contextlib.nullcontext():
        print(json.dumps([oracle.answer(path) for path in request["paths"]]))


def ask_rez(values, paths, **keywords):
    request = json.dumps({"values": values, "paths": paths})
    done = subprocess.run(
        [sys.executable, __file__, "--answer"], input=request, capture_output=True, text=True, check=True, **keywords
    )  # fmt: skip
    return json.loads(done.stdout)


class Rezdex:
    def __init__(self, binary, folder):
        self.binary, self.folder = os.path.abspath(binary), folder
        self.wrong = 0
        self.asked = 0

    def run(self, *arguments, **keywords):
        return subprocess.run(
            [self.binary, *map(os.fspath, arguments)], capture_output=True, check=True, **keywords
        ).stdout

    def lines(self, *arguments, **keywords):
        return [json.loads(line) for line in self.run(*arguments, **keywords).splitlines()]

    def environ(self, values):
        file = self.folder / "environ.json"
        file.write_text(json.dumps(values))
        return "--environ", file

    def fail(self, where, path, text):
        self.wrong += 1
        print(f"  {where}: {path}: {text}")

    def check(self, where, paths, ours, theirs):
        """All known, and as rez has them."""
        assert len(paths) == len(ours) == len(theirs)
        for path, mine, rezs in zip(paths, ours, theirs, strict=True):
            self.asked += 1
            if mine["status"] == "dynamic":
                self.fail(where, path, f"{mine['reason']}, line {mine['line']}")
            elif found := compare.difference(mine, rezs, pathlib.Path(path).read_bytes()):
                self.fail(where, path, found)


def path_text(rng):
    """A definition of many calls of os.path, over texts of what these functions look at."""
    functions = ["basename", "dirname", "split", "splitext", "normpath", "isabs", "normcase", "abspath"]
    functions += ["expandvars", "join", "join"]
    characters = ["/", "/", ".", ".", "a", "b", "é", " ", "A", "$", "{", "}", "~", "\udc80"]
    lines = ["import os", "x = ["]
    for _ in range(200):
        function = rng.choice(functions)
        count = rng.randrange(1, 5) if function == "join" else 1
        texts = ["".join(rng.choices(characters, k=rng.randrange(9))) for _ in range(count)]
        if function == "expandvars":  # another variable's name than ASCII is declined
            texts = [text.translate({ord("é"): "_", 0xDC80: "B"}) for text in texts]
        lines.append(f"    os.path.{function}({', '.join(map(ascii, texts))}),")
    return "\n".join([*lines, "]", ""])


def write_paths(folder):
    rng = random.Random(1)
    made = folder / "made"
    made.mkdir()
    for number in range(20):
        (made / f"inputs_made_{number:02}.py").write_text(path_text(rng))
    return made.glob("*.py")


def write(folder, cases):
    paths = []
    for case in sorted(cases):
        path = folder / case.stem / "1" / "package.py"
        path.parent.mkdir(parents=True)
        path.write_bytes(case.read_bytes())
        paths.append(str(path))
    return paths


def compare_parse(rezdex, paths, environments):
    expected = []
    for number, values in enumerate(environments):
        expected.append(ask_rez(values, paths))
        ours = rezdex.lines("parse", "--jsonl", *rezdex.environ(values), *paths)
        rezdex.check(f"parse in {number}", paths, ours, expected[-1])
    return expected


def compare_index(rezdex, packages, paths, environments, expected):
    """An index made in each environment, read in each: equal to rez in the reader's."""
    changed = unchanged = 0
    for made, values in enumerate([*environments, {}]):
        database = rezdex.folder / f"index-{made}"
        rezdex.run("index", packages, "--db", database, *rezdex.environ(values))
        for read, others in enumerate(environments):
            for level in ("file", "family", "snapshot"):
                where = f"indexed in {made}, looked up in {read} at {level}"
                ours = rezdex.lines(
                    "lookup", "--db", database, "--data", "--freshness", level, *rezdex.environ(others), *paths
                )  # fmt: skip
                rezdex.check(where, paths, ours, expected[read])
                origins = [line["origin"] for line in ours]
                if made == read and set(origins) != {"index"}:
                    rezdex.fail(where, paths[origins.index("live")], "is evaluated again")
                unchanged += origins.count("index")
                changed += origins.count("live")
    if not changed or not unchanged:
        rezdex.fail(
            "index", packages, f"{changed} evaluated again, {unchanged} from the index: proves nothing"
        )


def compare_nothing_supplied(rezdex, paths):
    lines = rezdex.lines("parse", "--jsonl", *rezdex.environ({}), *paths)
    for path, line in zip(paths, lines, strict=True):
        own = {"building", "testing"} >= set(line["inputs"])  # these are supplied always
        if not own and (line["reason"] != "input-not-supplied" or not line["inputs"]):
            rezdex.fail("nothing supplied", path, str(line))


def compare_plain(rezdex, paths, environments):
    for values in [{}, *environments]:
        for line in rezdex.lines("parse", "--jsonl", *rezdex.environ(values), *paths):
            if line["inputs"] or line["status"] not in ("complete", "solver"):
                rezdex.fail("plain", line["path"], str(line))


def compare_process(rezdex, paths):
    """In real processes; what hangs on Python's version or on rez is declined there."""
    odd = b"\xff\xc3\xa9\xed\xb2\x80 x"
    usable = [path for path in paths if not re.search("version|rez_system|cpu_count|platform_text", path)]
    base = {b"PATH": os.fsencode(os.environ["PATH"])}
    processes = [
        {b"HOME": b"/h", b"USER": b"u", b"LC_ALL": b"C"},
        {b"A": b"1", b"B": odd, b"LOGNAME": odd, b"USER": b"no", b"HOME": odd, b"LANG": b"C.UTF-8"},
        {b"A": b"", b"USERNAME": b"n", b"LANG": b"POSIX", b"HOME": b"/", b"C": b"a=b=c"},
        {b"LANG": b"xx_YY.UTF-8", b"LNAME": b"l", b"HOME": b"", b"A B": b"spaced"},
        {b"LANG": b"xx.ISO-8859-1", b"USER": b"u", b"A": odd, b"HOME": odd},  # no such locale: C, so UTF-8
    ]
    for number, variables in enumerate(processes):
        folder = os.fsencode(rezdex.folder) + b"/cwd \xff" + str(number).encode()
        os.mkdir(folder)
        here = {"env": base | variables, "cwd": folder}
        rezs = ask_rez(None, usable, **here)
        rezdex.check(f"process {number}", usable, rezdex.lines("parse", "--jsonl", *usable, **here), rezs)
    # No such locale is there: Python's encoding is ASCII, or UTF-8 under `python -E`.
    latin = {"env": base | {b"A": b"\xe9", b"HOME": b"/h", b"LC_ALL": b"xx.ISO-8859-1", b"PYTHONUTF8": b"0"}}
    for line in rezdex.lines("parse", "--jsonl", *[p for p in usable if "/inputs_getenv/" in p], **latin):
        if line["reason"] != "input-not-supplied":
            rezdex.fail("an uncertain encoding", line["path"], str(line))


def main():
    if sys.argv[1:] == ["--answer"]:
        return answer(json.load(sys.stdin))
    with tempfile.TemporaryDirectory(prefix="rezdex-inputs-") as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        rezdex = Rezdex(os.environ.get("REZDEX_BIN", "build/release/bin/rezdex"), folder)
        packages = folder / "packages"
        none = set(CASES.glob("inputs_none_*.py"))
        paths = write(packages, set(CASES.glob("inputs_*.py")) - none | set(write_paths(folder)))
        plain = write(folder / "plain", none)
        names = re.findall(
            r"\$(\w+|\{[^}']*)", "".join(pathlib.Path(path).read_text() for path in paths), re.ASCII
        )
        names = [name.removeprefix("{") for name in names]
        environments = [inputs_of(variables, changed, name, names) for variables, changed in ENVIRONMENTS]
        expected = compare_parse(rezdex, paths, environments)
        compare_index(rezdex, packages, paths, environments, expected)
        compare_nothing_supplied(rezdex, paths)
        compare_plain(rezdex, plain, environments)
        compare_process(rezdex, paths)
        print(f"{len(paths)} definitions, {rezdex.asked} answers compared with rez, {rezdex.wrong} wrong")
        return 1 if rezdex.wrong or rezdex.asked < 4000 else 0


if __name__ == "__main__":
    sys.exit(main())
