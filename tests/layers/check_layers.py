"""Promise: every #include points downwards, as the layer table of the design says.

A folder of src/ includes itself, the layers below it and the public headers; a public header includes the
standard library and public headers; tools/ and bench/ know public headers and themselves only. Layers that
work on text alone do not include what opens files, and no layer includes what prints. Exit 1 names each line
that does not hold.
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Lowest first; a layer's CMakeLists.txt (rezdex_layer, USES) narrows this further at link time.
LAYERS = ["base", "fs", "syntax", "eval", "rez", "store", "index"]
TEXT_LAYERS = {"base", "syntax", "eval", "rez"}
DISK_HEADERS = {"fstream", "filesystem", "fcntl.h", "dirent.h", "unistd.h", "sys/stat.h"}
GENERATED = {"schema": "store"}  # folders of the build, and the layer that they belong to
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)
SOURCES = {".h", ".cpp"}


def standard_header(name):
    """Headers of the C++ standard library have no folder and no suffix."""
    return re.fullmatch(r"[a-z0-9_]+", name) is not None


def allowed(file, quote, name):
    """Whether `file` (relative to the root) may include `name`."""
    top = file.parts[0]
    if name.startswith("rezdex/"):
        return True
    if top == "include":
        return quote == "<" and standard_header(name)
    folder = name.split("/")[0]
    if top == "src":
        if name == "iostream" or (name in DISK_HEADERS and file.parts[1] in TEXT_LAYERS):
            return False
        folder = GENERATED.get(folder, folder)
        if folder not in LAYERS:
            return quote == "<" or "/" not in name  # a library, or a file beside this one
        return len(file.parts) > 2 and LAYERS.index(folder) <= LAYERS.index(file.parts[1])
    return quote == "<" or (
        folder not in LAYERS and (ROOT / top / name).exists() or (ROOT / file.parent / name).exists()
    )


def violations():
    for top in ["include", "src", "tools", "bench"]:
        for path in sorted((ROOT / top).rglob("*")):
            if path.suffix not in SOURCES:
                continue
            file = path.relative_to(ROOT)
            text = path.read_text()
            for match in INCLUDE.finditer(text):
                if not allowed(file, *match.groups()):
                    line = text.count("\n", 0, match.start()) + 1
                    yield f"{file}:{line}: may not include {match.group(2)}"


def unknown_folders():
    for path in sorted((ROOT / "src").iterdir()):
        if path.is_dir() and path.name not in LAYERS:
            yield f"src/{path.name}: this layer is not in LAYERS of {Path(__file__).name}"


def main():
    found = [*violations(), *unknown_folders()]
    print("\n".join(found) or "every include points downwards")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
