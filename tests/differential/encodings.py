"""Promise: definitions in YAML with bytes beyond ASCII: rezdex reads them as rez does under each locale.

Real processes first: each has variables of its own, some name a locale that localedef makes here. rez runs in each
as `python`, as `python -E`, which is how rez's own commands are started, and as on a system without C.UTF-8. Where all
decode alike, with a codec that rezdex has, it must know; where they do not, it may only decline. Then the input
`locale.encoding` itself: given by name, and through indexes that were made under another one.
"""

import codecs
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

import compare
import inputs
import oracle
import yaml_texts

READ = ("utf-8", "iso8859-1")  # what rezdex names of its own accord

TEXTS = [
    b"a: caf\xc3\xa9\n",  # UTF-8, and other letters in Latin-1
    b"a: caf\xe9\n",  # Latin-1 alone
    b"# caf\xe9\na: b\n",
    b"a: [\xff, \xa0, \xdf]\r\nb: 1\r",
    b"a: \x85\n",  # a line break of Latin-1, nothing in UTF-8
    b"a: \xc2\x85\n",
    b"a: \x9f\n",  # not printable in Latin-1
    b"\xef\xbb\xbfname: a\n",
    b"name: \xef\xbb\xbfa\n",
    b"a: \xed\xb2\x80\n",  # a surrogate
    b"a: \xf4\x90\x80\x80\n",
    b"a: \xc0\xaf\n",
    b"a: \xf0\x9f\x98\x80\n'\xe6\x97\xa5': {\xc3\xa9: 1, \xc3\xa8: [2, \xc3\xa7]}\nb: 'x'\n",
    b"requires: ['caf\xc3\xa9-1', b]\nname: \xc3\xa9\ntools: [\xc3\xa9]\n",
    b"a: " + b"\xc3\xa9" * 600 + b": 1\n",  # a key: at most 1,024 characters, not bytes
    b"? " + b"\xc3\xa9" * 1100 + b"\n: 1\n",
    b"a: b\n\xc3\xa9:\tc\n",
    b"a: >\n  \xc3\xa9\n  x\n\nb: |-\n  \xc3\xa9\n",
    b"a: *\xc3\xa9\n",
    b"&\xc3\xa9 a: b\n",
    b"a: b\n\xe9",
    b"a: \xc3",
]

LOCALES = {
    "en_US": "ISO-8859-1",
    "de_DE@euro": "ISO-8859-15",
    "fr_FR.utf8": "UTF-8",
}  # "en_US" says no encoding

# LOCPATH is put in everywhere.
PROCESSES = [
    {},
    {"LANG": "C"},
    {"LC_ALL": "C"},
    {"LC_ALL": "POSIX", "LANG": "en_US"},
    {"LC_ALL": "", "LC_CTYPE": "", "LANG": "en_US"},
    {"LC_CTYPE": "C", "LANG": "en_US"},
    {"LC_CTYPE": "en_US", "LANG": "C"},
    {"LC_ALL": "fr_FR.utf8", "LC_CTYPE": "en_US"},
    {"LANG": "de_DE@euro"},
    {"LANG": "C.UTF-8"},
    {"LANG": "xx_YY.UTF-8"},
    {"LANG": "xx_YY.ISO-8859-1"},
    {"LANG": "en_US", "PYTHONUTF8": "1"},
    {"LANG": "en_US", "PYTHONUTF8": "0"},
    {"LANG": "en_US", "PYTHONUTF8": ""},
    {"LANG": "fr_FR.utf8", "PYTHONUTF8": "0"},
    {"LANG": "C", "PYTHONUTF8": "1"},
    {"LANG": "C", "PYTHONUTF8": "0"},
    {"LC_ALL": "C", "PYTHONUTF8": "0"},
    {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
    {"LANG": "C", "PYTHONCOERCECLOCALE": "0"},
    {"LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    {"LANG": "C", "PYTHONCOERCECLOCALE": "warn"},
    {"LANG": "xx_YY", "PYTHONUTF8": "0"},
    {"LANG": "en_US", "PYTHONIOENCODING": "utf-8"},
    {"LANG": "C.UTF-8", "PYTHONIOENCODING": "latin-1"},
]

# Each input's value, and the variables of a process that has it.
NAMED = {
    "utf-8": {"LANG": "C.UTF-8"},
    "UTF8": {"LANG": "C.UTF-8"},
    "iso8859-1": {"LANG": "en_US"},
    "latin-1": {"LANG": "en_US"},
    "ascii": {"LC_ALL": "C", "PYTHONUTF8": "0"},
    "ANSI_X3.4-1968": {"LC_ALL": "C", "PYTHONUTF8": "0"},
}
UNREAD = ["iso8859-15", "cp1252", "utf-16", "utf-8-sig", "hex", "none", "", "utf-8x"]


def answer(paths):
    with open(os.devnull) as text:
        encoding = codecs.lookup(text.encoding).name
    print(json.dumps({"encoding": encoding, "answers": [oracle.answer(path) for path in paths]}))


def ask_rez(paths, variables, *flags):
    done = subprocess.run(
        [sys.executable, *flags, __file__, "--answer"],
        input=json.dumps(paths), env=variables, check=True,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def generated(count, rng):
    """Texts of yaml_texts that hold a byte beyond ASCII, half of them in Latin-1."""
    made = 0
    for _, text in yaml_texts.generate(100 * count, [], rng):
        if rng.random() < 0.5:
            text = text.decode().encode("latin-1", "ignore")
        if text.isascii():
            continue
        yield text
        made += 1
        if made == count:
            return


def write(folder, texts):
    paths = []
    for number, text in enumerate(texts):
        path = folder / f"encoded{number:04}" / "1" / "package.yaml"
        path.parent.mkdir(parents=True)
        path.write_bytes(text)
        paths.append(str(path))
    return paths


def make_locales(folder):
    folder.mkdir()
    for name, charmap in LOCALES.items():
        source = name.replace(".utf8", "")
        command = ["localedef", "-c", "--no-archive", "-i", source, "-f", charmap, folder / name]
        subprocess.run(command, capture_output=True, check=False)  # ends in 1 for a mere warning, too
        if not (folder / name / "LC_CTYPE").exists():
            sys.exit(f"{' '.join(map(str, command))} made no locale")
    # glibc's newlocale() leaks what it makes of LOCPATH, which a leak check would report.
    leaks = {"ASAN_OPTIONS": "detect_leaks=0"}
    return {"PATH": os.environ["PATH"], "HOME": str(folder), "LOCPATH": str(folder)} | leaks


def compare_processes(rezdex, paths, base):
    known = 0
    for variables in PROCESSES:
        where = " ".join(f"{name}={value}" for name, value in variables.items()) or "no variables"
        here = base | variables
        ours = rezdex.lines("parse", "--jsonl", *paths, env=here)
        both = [ask_rez(paths, here), ask_rez(paths, here, "-E")]
        uncoerced = ask_rez([], here | {"PYTHONCOERCECLOCALE": "0"})
        encodings = {rezs["encoding"] for rezs in [*both, uncoerced]}
        certain = len(encodings) == 1 and encodings <= set(READ)
        known += certain
        for rezs in both:
            for path, mine, theirs in zip(paths, ours, rezs["answers"], strict=True):
                rezdex.asked += 1
                found = compare.difference(mine, theirs, b"")
                if mine["inputs"] != ["locale.encoding"]:
                    found = f"reads {mine['inputs']}"
                if certain == (mine["reason"] == "input-not-supplied"):
                    found = f"{mine['reason']}, Python decodes {sorted(encodings)}"
                if found:
                    rezdex.fail(where, path, found)
    if known < len(PROCESSES) // 2 or known == len(PROCESSES):
        rezdex.fail("processes", f"{known} of {len(PROCESSES)}", "with a certain encoding: proves nothing")


def compare_named(rezdex, packages, paths, base):
    """Through --environ, then through an index that was made under each of the encodings, or under none."""
    theirs = {name: ask_rez(paths, base | variables)["answers"] for name, variables in NAMED.items()}
    for name in NAMED:
        environ = rezdex.environ({"locale.encoding": name})
        check(
            rezdex, f"named {name}", paths, rezdex.lines("parse", "--jsonl", *environ, *paths), theirs[name]
        )
    for made in [*NAMED, None]:
        database = rezdex.folder / f"index-{made}"
        supplied = {} if made is None else {"locale.encoding": made}
        rezdex.run("index", packages, "--db", database, *rezdex.environ(supplied))
        for read in NAMED:
            environ = rezdex.environ({"locale.encoding": read})
            for level in ("file", "family", "snapshot"):
                ours = rezdex.lines(
                    "lookup", "--db", database, "--data", "--freshness", level, *environ, *paths
                )
                check(rezdex, f"indexed in {made}, read in {read} at {level}", paths, ours, theirs[read])


def check(rezdex, where, paths, ours, theirs):
    for path, mine, rezs in zip(paths, ours, theirs, strict=True):
        rezdex.asked += 1
        found = compare.difference(mine, rezs, b"")
        if mine["reason"] in ("input-not-supplied", "locale-encoding"):
            found = mine["reason"]
        if found:
            rezdex.fail(where, path, found)


def compare_unread(rezdex, paths):
    for name in [*UNREAD, None]:
        for line in rezdex.lines("parse", "--jsonl", *rezdex.environ({"locale.encoding": name}), *paths):
            if line["reason"] not in ("locale-encoding", "input-not-supplied"):
                rezdex.fail(f"named {name}", line["path"], str(line))


def main():
    if sys.argv[1:] == ["--answer"]:
        return answer(json.load(sys.stdin))
    with tempfile.TemporaryDirectory(prefix="rezdex-encodings-") as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        rezdex = inputs.Rezdex(os.environ.get("REZDEX_BIN", "build/release/bin/rezdex"), folder)
        base = make_locales(folder / "locales")
        paths = write(folder / "packages", [*TEXTS, *generated(100, random.Random(1))])
        compare_processes(rezdex, paths, base)
        compare_named(rezdex, folder / "packages", paths, base)
        compare_unread(rezdex, paths)
        print(f"{len(paths)} definitions, {rezdex.asked} answers compared with rez, {rezdex.wrong} wrong")
        return 1 if rezdex.wrong or rezdex.asked < 10_000 else 0


if __name__ == "__main__":
    sys.exit(main())
