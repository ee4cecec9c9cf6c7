"""Promise: answers to definitions change only together with rezdex::rez::answers_revision (src/rez/definition.h).

answers.txt holds that revision and, of each definition of tests/cases, of tests/wild and of a seeded set that
tests/differential/generate makes, the hash of its text and the hash of what `rezdex parse --jsonl` says of it in the
environment of answers_environ.json. Exit 1 where an answer is another one, and where answers.txt is not up to date.

Usage: answers_revision.py [--write]

--write records anew. Definitions that are new or have another text come in at any revision; another answer to the
same text only where the code's revision is greater than the recorded one: records made before it then count as stale.
"""

import argparse
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TESTS = HERE.parent
RECORD = HERE / "answers.txt"
sys.path.insert(0, str(TESTS / "differential"))
from generate import definition  # noqa: E402 - lies in tests/differential/

GENERATED, GROUP = 2000, 50  # so many, so many in one line
TITLE = "# Promise: see answers_revision.py, which writes this file. Each line: hash of text, of answer, definition.\n"


def revision_of_code():
    text = (TESTS.parent / "src/rez/definition.h").read_text(encoding="utf-8")
    return int(re.search(r"answers_revision = (\d+);", text)[1])


def sources():
    """[(name, [path's end, text] of each definition that goes by that name)]"""
    files = [file for folder in ("cases", "wild") for file in sorted((TESTS / folder).rglob("*.*"))]
    files = [file for file in files if file.suffix in (".py", ".yaml")]
    made = [(str(file.relative_to(TESTS)), [(file.suffix, file.read_bytes())]) for file in files]
    for start in range(0, GENERATED, GROUP):
        texts = [(".py", definition.define(seed)[0]) for seed in range(start, start + GROUP)]
        made.append((f"generated/{start:04}", texts))
    return made


def answers(rezdex, texts):
    """What rezdex says of each text, without its path."""
    with tempfile.TemporaryDirectory(prefix="rezdex-answers-") as folder:
        paths = []
        for i, (suffix, text) in enumerate(texts):
            paths.append(pathlib.Path(folder, f"{i:05}{suffix}"))
            paths[-1].write_bytes(text)
        command = [rezdex, "parse", "--jsonl", "--environ", HERE / "answers_environ.json", "-0"]
        done = subprocess.run(
            command, input=b"\0".join(map(os.fsencode, paths)), stdout=subprocess.PIPE, check=True
        )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return [json.dumps({**line, "path": None}).encode() for line in lines]


def digest(parts):
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "little") + part)
    return whole.hexdigest()[:16]


def now(rezdex):
    """name: (hash of its text, hash of its answer)"""
    made = sources()
    said = iter(answers(rezdex, [text for _, texts in made for text in texts]))
    return {
        name: (digest([text for _, text in texts]), digest([next(said) for _ in texts]))
        for name, texts in made
    }


def recorded():
    """The revision, and as now()."""
    if not RECORD.exists():
        return 0, {}
    _, revision, *lines = RECORD.read_text(encoding="utf-8").splitlines()
    rows = [line.split(" ", 2) for line in lines]
    return int(revision.removeprefix("revision ")), {name: (text, answer) for text, answer, name in rows}


def write(revision, current):
    rows = [f"{text} {answer} {name}\n" for name, (text, answer) in current.items()]
    RECORD.write_text(f"{TITLE}revision {revision}\n{''.join(rows)}", encoding="utf-8")
    print(f"recorded {len(rows)} lines at revision {revision}")


def tell(what, names):
    if names:
        print(f"{len(names)} {what}:", *names[:20], *(["…"] if len(names) > 20 else []), sep="\n  ")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rezdex", default=os.environ.get("REZDEX_BIN", "build/release/bin/rezdex"))
    parser.add_argument("--write", action="store_true", help="record anew")
    options = parser.parse_args()
    code, current = revision_of_code(), now(options.rezdex)
    before, held = recorded()
    same_text = [name for name in current if name in held and current[name][0] == held[name][0]]
    changed = [name for name in same_text if current[name][1] != held[name][1]]
    unrecorded = [name for name in current if name not in same_text]
    gone = [name for name in held if name not in current]
    tell(f"have another answer than at revision {before}", changed)
    if code < before or (changed and code == before):
        print(f"the revision in src/rez/definition.h is {code}: it must be greater than {before}")
        return 1
    if options.write:
        write(code, current)
        return 0
    tell("are not recorded", unrecorded)
    tell("are recorded and gone", gone)
    if code != before or unrecorded or gone:
        print(f"revision {code}, recorded {before}: run {os.path.relpath(__file__)} --write")
        return 1
    print(f"{len(current)} lines are as they were at revision {before}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
