"""Promise: a project outside builds against the installed library, and its program indexes and looks up.

Usage: check_install.py CMAKE BUILD_FOLDER COMPILER
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

OUTSIDE = Path(__file__).resolve().parent / "outside"


def run(*command):
    subprocess.run([str(part) for part in command], check=True)


def main():
    cmake, build, compiler = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        run(cmake, "--install", build, "--prefix", work / "prefix")
        shutil.copytree(OUTSIDE, work / "outside")
        run(cmake, "-S", work / "outside", "-B", work / "outside/build", "-G", "Ninja",
            f"-DCMAKE_PREFIX_PATH={work}/prefix", f"-DCMAKE_CXX_COMPILER={compiler}")  # fmt: skip
        run(cmake, "--build", work / "outside/build")

        package = work / "packages/foo/1.2"
        package.mkdir(parents=True)
        (package / "package.py").write_text("name = 'foo'\nversion = '1.2'\n")
        run(work / "outside/build/outside", work / "packages", work / "index")


if __name__ == "__main__":
    main()
