"""Promise: what the scripts *_expressions.py share: values in a form that compares, rezdex's and CPython's, and what
differs between them.

An expression that rezdex declines is counted; a value or an exception where CPython has another is wrong.
"""

import argparse
import collections
import json
import os
import pathlib
import struct
import subprocess
import tempfile
import warnings
from dataclasses import dataclass, field

AT_ONCE = 20_000  # definitions
PLAIN = {
    "NoneType",
    "bool",
    "int",
    "str",
    "bytes",
    "float",
    "complex",
    "list",
    "tuple",
    "set",
    "frozenset",
    "dict",
}


def decoded(value):
    """rezdex's JSON as a form in which equal means equal to the bit."""
    if isinstance(value, dict):
        if len(value) == 1:
            ((kind, content),) = value.items()
            if kind == "$int":
                return ("int", int(content, 16))
            if kind == "$float":
                return form(float(content))
            if kind == "$bytes":
                return ("bytes", bytes.fromhex(content))
            if kind == "$complex":
                return ("complex", *(decoded(part) for part in content))
            if kind == "$str":
                return ("str", "".join(content))
            if kind == "$tuple":
                return ("tuple", [decoded(item) for item in content])
            if kind in ("$set", "$frozenset"):
                return (kind[1:], sorted((decoded(item) for item in content), key=repr))
            if kind == "$dict":
                return ("dict", [(decoded(key), decoded(item)) for key, item in content])
        return ("dict", [(("str", key), decoded(item)) for key, item in value.items()])
    if isinstance(value, list):
        return ("list", [decoded(item) for item in value])
    return form(value)


def form(value):
    """A Python value in the same form."""
    if isinstance(value, float):
        return ("float", "nan" if value != value else struct.pack("<d", value).hex())
    if isinstance(value, complex):
        return ("complex", form(value.real), form(value.imag))
    if isinstance(value, (list, tuple)):
        return (type(value).__name__, [form(item) for item in value])
    if isinstance(value, (set, frozenset)):
        return (type(value).__name__, sorted(map(form, value), key=repr))
    if isinstance(value, dict):
        return ("dict", [(form(key), form(item)) for key, item in value.items()])
    return (type(value).__name__, value)


def holds_live_object(value):
    """Whether a value that has been given its form holds an object that only Python has."""
    kind, *content = value
    if kind not in PLAIN:
        return True
    if kind == "dict":
        return any(holds_live_object(part) for pair in content[0] for part in pair)
    return kind in ("list", "tuple", "set", "frozenset") and any(map(holds_live_object, content[0]))


def binding(expression, errors, imports=()):
    """A text that binds x to the value, or to the name of one of these exceptions."""
    lines = [*imports, "try:", f"    x = {expression}"]
    for error in errors:
        lines += [f"except {error}:", f"    x = 'raised {error}'"]
    return "\n".join([*lines, "name = 'x'", ""])


def ask_rezdex(rezdex, texts):
    """The answer to each text, as a definition."""
    answers = []
    for start in range(0, len(texts), AT_ONCE):
        with tempfile.TemporaryDirectory(prefix="rezdex-expressions-") as folder:
            paths = []
            for i, text in enumerate(texts[start : start + AT_ONCE]):
                paths.append(pathlib.Path(folder, f"{i}.py"))
                paths[-1].write_text(text, encoding="utf-8")
            command = [rezdex, "parse", "--jsonl", "-0"]
            asked = "\0".join(map(str, paths)).encode()
            done = subprocess.run(command, input=asked, capture_output=True, check=True)
            answers += map(json.loads, done.stdout.splitlines())
    return answers


def ask_python(text):
    """The form of what this CPython binds x to, or a str: what it raises."""
    found = {}
    try:
        exec(text, found)
    except Exception as error:  # noqa: BLE001 - whatever CPython raises
        return f"raises {type(error).__name__}"
    return form(found["x"])


def arguments(description, count):
    """The parser of a script's command line."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rezdex", default=os.environ.get("REZDEX_BIN", "build/release/bin/rezdex"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=count)
    parser.add_argument("--show-declined", action="store_true")
    warnings.simplefilter("ignore")  # of CPython about `1 is 1`, `~True` and the like
    return parser


@dataclass
class Outcome:
    tried: int = 0
    wrong: list = field(default_factory=list)
    declined: list = field(default_factory=list)  # (expression, why)
    raising: int = 0  # declined, and CPython raises

    def report(self, seed, most_declined=1.0):
        """Prints it; the exit code. Declining everything is no answer either: at most this share."""
        declined = dict(collections.Counter(why for _, why in self.declined))
        also = f", and {self.raising} that raise" if self.raising else ""
        print(f"{self.tried} expressions of seed {seed}: {len(self.wrong)} wrong, declined {declined}{also}")
        print("\n".join(line[:1000] for line in self.wrong[:20]))
        return 1 if self.wrong or len(self.declined) > self.tried * most_declined else 0


def reason_of(_expression, answer, _theirs):
    return answer["reason"]


def compare(options, expressions, definition, why_declined=reason_of):
    """`definition` makes a text of an expression. `why_declined` says what a declined one counts as: None where it
    need not be answered."""
    outcome = Outcome(len(expressions))
    texts = list(map(definition, expressions))
    answers = ask_rezdex(options.rezdex, texts)
    for expression, text, answer in zip(expressions, texts, answers, strict=True):
        theirs = ask_python(text)
        raises = isinstance(theirs, str)
        unknown = "x" in answer["unknown"]
        if unknown and not raises and holds_live_object(theirs):
            continue
        if unknown or answer["status"] == "dynamic":
            why = None if raises else why_declined(expression, answer, theirs)
            if why is None:
                outcome.raising += 1
            else:
                outcome.declined.append((expression, why))
                if options.show_declined:
                    print(f"  declined {answer['reason']}: {expression!a}"[:300])
            continue
        data = answer.get("data", answer.get("known"))  # null where the definition is invalid
        ours = "invalid" if data is None else decoded(data["x"])
        if ours != theirs and not (data is None and raises):
            outcome.wrong.append(f"  {expression!a}: {ours!a}; CPython: {theirs!a}")
    return outcome
