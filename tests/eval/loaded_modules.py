"""Promise: every module that src/eval/import.cpp allows is loaded by rez itself, and is a module under its name."""

import pathlib
import re
import sys

SOURCE = pathlib.Path(__file__).parents[2] / "src/eval/import.cpp"


def allowed():
    table = re.search(r"loaded_modules\{(.*?)\};", SOURCE.read_text(), re.DOTALL).group(1)
    return re.findall(r'"([a-z0-9._]+)"', table)


def main():
    try:
        import rez.serialise  # noqa: F401 - what is in sys.modules behind it is the question
    except ImportError as error:
        sys.exit(f"{sys.executable} has no rez ({error}); run `./dev setup`, which installs it into .venv")
    modules = allowed()
    missing = [name for name in modules if name not in sys.modules]
    print(f"{len(modules)} modules allowed, not loaded by rez: {missing or 'none'}")
    return 1 if missing or len(modules) < 20 else 0


if __name__ == "__main__":
    sys.exit(main())
