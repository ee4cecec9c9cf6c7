"""Promise: one case compiles as it is, and with -DWRONG fails for the reason that it names.

Usage: check_case.py COMPILER CASE.cpp
"""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def compile_case(compiler, case, *flags):
    command = [
        compiler,
        "-std=c++20",
        "-fsyntax-only",
        "-Wall",
        "-Wextra",
        "-Werror",
        f"-I{ROOT}/include",
        *flags,
        case,
    ]
    return subprocess.run(
        command, capture_output=True, text=True, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"}
    )


def main():
    compiler, case = sys.argv[1:]
    expected = re.search(r"^// error: (.+)$", Path(case).read_text(), re.MULTILINE).group(1)
    right, wrong = compile_case(compiler, case), compile_case(compiler, case, "-DWRONG")
    if right.returncode != 0:
        print(f"the correct twin does not compile:\n{right.stderr}")
    elif wrong.returncode == 0:
        print("the wrong code compiles")
    elif expected not in wrong.stderr:
        print(f"fails for another reason than '{expected}':\n{wrong.stderr}")
    else:
        print(f"refused as it should be: {expected}")
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
