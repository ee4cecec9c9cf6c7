"""Promise: clang-tidy, with the repository's .clang-tidy, finds nothing in src/, tools/ and bench/.

Usage: clang_tidy.py BUILD_FOLDER (one with compile_commands.json). Files run on all cores. A file that passed
is not looked at again until it, any header, .clang-tidy or the tool's version changes: the passes are kept in
BUILD_FOLDER/lint.
"""

import hashlib
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TIDY = ROOT / ".venv/bin/clang-tidy"
FOLDERS = [ROOT / "src", ROOT / "tools", ROOT / "bench"]


def digest(paths, salt=b""):
    hash_ = hashlib.sha256(salt)
    for path in paths:
        hash_.update(path.read_bytes())
    return hash_


def common_digest():
    """Changes whenever any file must be looked at again."""
    headers = sorted(path for top in (ROOT / "include", *FOLDERS) for path in top.rglob("*.h"))
    return digest([ROOT / ".clang-tidy", ROOT / "dependencies/python.txt", *headers]).digest()


def sources(build):
    """The C++ files of FOLDERS that the build compiles."""
    files = {Path(entry["file"]) for entry in json.loads((build / "compile_commands.json").read_text())}
    return sorted(file for file in files if any(file.is_relative_to(folder) for folder in FOLDERS))


def check(file, build):
    # The compiler's own warnings are GCC's business here; -Wno-everything leaves only the checks.
    command = [TIDY, "--quiet", "-p", build, "--extra-arg=-Wno-everything", file]
    return file, subprocess.run(command, capture_output=True, text=True)


def main():
    build = Path(sys.argv[1]).resolve()
    common, passes = common_digest(), build / "lint"
    passes.mkdir(exist_ok=True)
    todo = {file: passes / digest([file], common).hexdigest() for file in sources(build)}
    fresh = {file: stamp for file, stamp in todo.items() if not stamp.exists()}
    failed = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for file, result in pool.map(lambda file: check(file, build), fresh):
            if result.returncode == 0:
                fresh[file].touch()
                continue
            failed += 1
            print(result.stdout or result.stderr)
    print(f"clang-tidy: {len(fresh)} of {len(todo)} files looked at, {failed} with findings")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
