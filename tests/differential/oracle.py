"""Promise: says what rez itself makes of definition files: one JSON line a path read from standard input, in order.

    {"path", "raises": null | "the exception",
     "data": [[attribute, value] ...] in their JSON forms and rez's order, without the attributes of "unknown",
     "unknown": [attributes that hold a live Python object, or themselves],
     "refused": [attributes that rez refuses on reading them], sorted,
     "typed": {"name" | "version" | "requires" | "variants" | "timestamp":
               {"state": "absent" | "known" | "refused" | "late", "value"}}}

Run by a Python that has rez. Python's linecache remembers a file by its name for as long as the process lives:
give each text a path of its own. The JSON form of values, as the command line writes it:

    JSON's own types as they are; {"$tuple": [...]}; {"$set": [...]} and {"$frozenset": [...]} with their members
    sorted by their compact JSON text; {"$bytes": hex}; {"$float": "inf" | "-inf" | "nan"}; {"$int": hex} where
    |v| >= 2**63; {"$complex": [re, im]}; {"$source": {"source", "funcname", "eval_as_function", "decorators":
    [{"name", "nargs"}]}} (nargs null where rez keeps none); {"$modifylist": {"append", "prepend"}};
    {"$dict": [[k, v] ...]} where a key is not a string, starts with "$", or has the next form; {"$str": [part ...]}
    where two lone surrogates of a str would read back as one character: split between them.
"""

import json
import math
import os
import re
import resource
import signal
import sys
import warnings

try:
    from rez.package_resources import package_pod_schema_dict
    from rez.serialise import FileFormat, load_from_file
    from rez.utils.data_utils import ModifyList
    from rez.utils.sourcecode import SourceCode
    from rez.vendor.schema.schema import Schema, SchemaError
except ImportError as error:
    sys.exit(f"{sys.executable} has no rez ({error}); run `./dev setup`, which installs it into .venv")

# Each attribute that the schema names, and what it may be; any other one may be anything.
SCHEMA = {getattr(key, "_schema", key): Schema(schema) for key, schema in package_pod_schema_dict.items()}
CONVERTED = {"commands", "pre_commands", "post_commands"}
SOLVER_FIELDS = ("name", "version", "requires", "variants", "timestamp")
# Between two lone surrogates that would make a pair.
PAIR = re.compile("(?<=[\ud800-\udbff])(?=[\udc00-\udfff])")

SECONDS = 2.0
MEMORY_BYTES = 4 << 30


class Overtime(BaseException):
    """Raised in the middle of a definition that runs too long."""


class LiveObject(Exception):
    """The value holds an object that only Python has."""


def compact(value):
    return json.dumps(value, separators=(",", ":"))


def float_form(value):
    return value if math.isfinite(value) else {"$float": repr(value)}


def str_form(value):
    parts = PAIR.split(value)
    return value if len(parts) == 1 else {"$str": parts}


def dict_form(value):
    if any(not isinstance(key, str) or key.startswith("$") or PAIR.search(key) for key in value):
        return {"$dict": [[json_form(key), json_form(member)] for key, member in value.items()]}
    return {key: json_form(member) for key, member in value.items()}


def source_form(value):
    decorators = [
        {"name": json_form(decorator["name"]), "nargs": json_form(decorator.get("nargs"))}
        for decorator in value.decorators
    ]
    return {
        "$source": {
            "source": json_form(value.source),
            "funcname": json_form(value.funcname),
            "eval_as_function": value.eval_as_function,
            "decorators": decorators,
        }
    }


FORMS = {
    type(None): lambda value: value,
    bool: lambda value: value,
    str: str_form,
    int: lambda value: value if abs(value) < 2**63 else {"$int": hex(value)},
    float: float_form,
    complex: lambda value: {"$complex": [float_form(value.real), float_form(value.imag)]},
    bytes: lambda value: {"$bytes": value.hex()},
    list: lambda value: [json_form(member) for member in value],
    tuple: lambda value: {"$tuple": [json_form(member) for member in value]},
    set: lambda value: {"$set": sorted(map(json_form, value), key=compact)},
    frozenset: lambda value: {"$frozenset": sorted(map(json_form, value), key=compact)},
    dict: dict_form,
    SourceCode: source_form,
    ModifyList: lambda value: {
        "$modifylist": {"append": json_form(value.append), "prepend": json_form(value.prepend)}
    },
}


def json_form(value):
    form = FORMS.get(type(value))
    if form is None:
        raise LiveObject(type(value).__name__)
    return form(value)


def refuses(attribute, value):
    """Whether reading the attribute raises; tests/rez/compare_schema.py asks this of a repository's packages."""
    try:
        if attribute in SCHEMA:
            SCHEMA[attribute].validate(value)
    except SchemaError:
        return True
    return attribute in CONVERTED and isinstance(value, list)  # package_resources.py: _convert_to_rex


def typed(field, data):
    """What rez's schema gives when the attribute is read. Values are the raw ones: rez keeps requests as text."""
    if field not in data:
        return {"state": "absent"}
    value = data[field]
    if refuses(field, value):
        return {"state": "refused"}
    if isinstance(value, SourceCode):
        return {"state": "late"}
    return {"state": "known", "value": json_form(value)}


def limit():
    """Bounds this process: definitions may hold any loop and any power."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    signal.signal(signal.SIGALRM, out_of_time)
    warnings.simplefilter("ignore")


# Only while it is true may an alarm raise: one that is late, on a busy machine, comes when the answer is there.
timed = False


def out_of_time(signum, frame):
    if timed:
        raise Overtime(f"more than {SECONDS} s")


def answer(path):
    """What rez makes of the file; "raises" begins with Overtime where it was stopped, so that nothing is known."""
    return answer_of(path, lambda: load(path))


def load(path):
    format_ = FileFormat.yaml if path.endswith(".yaml") else FileFormat.py
    return load_from_file(path, format_, disable_memcache=True)


def answer_of(path, load):
    """The same of whatever load() gives."""
    global timed  # noqa: PLW0603 - a signal's handler has no other way to know
    timed = True
    signal.setitimer(signal.ITIMER_REAL, SECONDS, 0.2)  # again and again: a text may catch the first
    try:
        return loaded(path, load)
    except Overtime as error:
        timed = False  # first of all: the next call lets a waiting alarm in
        return {"path": path, "raises": f"Overtime: {error}"}
    finally:
        timed = False
        signal.setitimer(signal.ITIMER_REAL, 0)


def loaded(path, load):
    try:
        data = load()
        if not isinstance(data, dict):
            return {"path": path, "raises": f"no dict but {type(data).__name__}"}
    except Overtime:
        raise
    except BaseException as error:  # noqa: BLE001 - rez lets SystemExit and others through
        return {"path": path, "raises": f"{type(error).__name__}: {error}"}
    return described(path, data)


def described(path, data):
    known, unknown = [], []
    for attribute, value in data.items():
        try:
            known.append([json_form(attribute), json_form(value)])
        except (LiveObject, RecursionError):  # the second: a list that holds itself
            unknown.append(attribute)
    fields = {field: typed(field, data) for field in SOLVER_FIELDS if field not in unknown}
    refused = sorted(name for name, value in data.items() if name not in unknown and refuses(name, value))
    return {
        "path": path,
        "raises": None,
        "data": known,
        "unknown": list(map(json_form, unknown)),
        "refused": refused,
        "typed": fields,
    }


def main():
    limit()
    answers, sys.stdout = sys.stdout, open(os.devnull, "w")  # noqa: SIM115 - definitions may print
    for line in sys.stdin:
        print(json.dumps(answer(line.rstrip("\n"))), file=answers)


if __name__ == "__main__":
    main()
