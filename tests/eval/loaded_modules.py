"""Promise: each module that an import may name is what src/eval/module_table.cpp says, and importing it is harmless.

Harmless: in a process that has rez, importing it changes nothing that a definition could see. Of each name in the
table: it is there, and rez takes it for a function (which it drops) or for an object (which it keeps) as written.
Of each function that is evaluated: it is written in Python or in C as its table says.
"""

import importlib
import inspect
import os
import pathlib
import re
import signal
import sys
import types
import warnings

SOURCES = pathlib.Path(__file__).parents[2] / "src/eval"
PLAIN = (str, bytes, int, float, complex, list, tuple, dict, set, frozenset, type(None))
# The file that evaluates functions of a module, and the name of their table there.
EVALUATED = {
    "ast": ("ast_module.cpp", "ast_table"),
    "copy": ("copy_module.cpp", "copy_table"),
    "json": ("json_module.cpp", "json_table"),
    "os": ("os_module.cpp", "table"),
    "os.path": ("path_module.cpp", "table"),
    "pathlib": ("pathlib_module.cpp", "pathlib_table"),
    "platform": ("platform_module.cpp", "platform_table"),
    "collections": ("collections_module.cpp", "functions"),
    "functools": ("functools_module.cpp", "functions"),
    "getpass": ("platform_module.cpp", "getpass_table"),
    "itertools": ("itertools_module.cpp", "functions"),
    "operator": ("operator_module.cpp", "functions"),
    "re": ("re_module.cpp", "re_table"),
    "string": ("string_template.cpp", "string_table"),
    "time": ("moment_modules.cpp", "time_table"),
    "uuid": ("moment_modules.cpp", "uuid_table"),
    "textwrap": ("text_modules.cpp", "textwrap_table"),
}


def strings(text):
    """The strings of a list of C++ arguments; {} is an empty one, literals side by side are one."""
    parts = re.findall(r'\{\}|"[^"]*"(?:\s+"[^"]*")*', text)
    return ["".join(re.findall(r'"([^"]*)"', part)) for part in parts]


def table():
    """[(module, [functions in Python], [other objects])]"""
    text = (SOURCES / "module_table.cpp").read_text()
    modules = []
    for arguments in re.findall(r"Module\{((?:[^{}]|\{\})*)\}", text):
        name, functions, objects = (strings(arguments) + ["", ""])[:3]
        modules.append((name, functions.split(), objects.split()))
    return modules


def state():
    """What an import must not change."""
    return {
        "environment": dict(os.environ),
        "path": list(sys.path),
        "directory": os.getcwd(),
        "arguments": list(sys.argv),
        "warnings": list(warnings.filters),
        "signals": [signal.getsignal(number) for number in signal.valid_signals()],
        "builtins": dict(vars(sys.modules["builtins"])),
        "hooks": (list(sys.meta_path), list(sys.path_hooks), sys.excepthook, sys.displayhook),
        "streams": (sys.stdin, sys.stdout, sys.stderr),
    }


def problems_of(name, functions, objects):
    before = state()
    try:
        module = importlib.import_module(name)
    except ImportError as error:
        yield f"{name}: {error}"
        return
    after = state()
    yield from (f"importing {name} changes {key}" for key in before if before[key] != after[key])
    for member in functions + objects:
        value = getattr(module, member, module)
        if value is module:
            yield f"{name}.{member} is not there"
        elif isinstance(value, types.ModuleType):
            yield f"{name}.{member} is a module"
        elif inspect.isfunction(value) != (member in functions):
            yield f"{name}.{member} is {type(value).__name__}"
        elif isinstance(value, PLAIN) and type(value) in PLAIN:
            yield f"{name}.{member} is data"


def problems_of_evaluated(name, file, array):
    text = (SOURCES / file).read_text()
    body = re.search(
        rf"\b{array}(?:\{{| = std::to_array<Builtin>\()(.*?)(?:\}}\}}\}}|\}}\));", text, re.DOTALL
    ).group(1)
    found = re.findall(r'\{"(\w+)",\s*(?:Builtin::Kind::)?(\w+),', body)
    if not found:
        yield f"{file} has no functions in {array}"
    for member, kind in found:
        value = getattr(importlib.import_module(name), member)
        if kind != "either_function" and inspect.isfunction(value) != (kind == "python_function"):
            yield f"{name}.{member} is {type(value).__name__}, not a {kind}"


def main():
    try:
        import rez.serialise  # noqa: F401 - what is in sys.modules behind it is there before any definition
    except ImportError as error:
        sys.exit(f"{sys.executable} has no rez ({error}); run `./dev setup`, which installs it into .venv")
    modules = table()
    problems = [problem for module in modules for problem in problems_of(*module)]
    problems += [
        problem for name, where in EVALUATED.items() for problem in problems_of_evaluated(name, *where)
    ]
    names = sum(len(functions) + len(objects) for _, functions, objects in modules)
    print("\n".join(problems), f"{len(modules)} modules, {names} names, {len(problems)} wrong", sep="\n")
    return 1 if problems or len(modules) < 60 or names < 300 else 0


if __name__ == "__main__":
    sys.exit(main())
