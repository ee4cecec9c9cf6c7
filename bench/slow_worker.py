"""Promise: the peers' side of slow_storage.py: the same paths each time a line names who is to load them.

Usage: slow_worker.py PATHS. The garbage collector is off while the clock runs, which helps both. How many threads
pyrer has is its environment's affair (RAYON_NUM_THREADS).
"""

import sys
from pathlib import Path

import pyrer
from pyrer_worker import serve


def load_with_rez(paths):
    from rez.serialise import FileFormat, load_from_file

    return [load_from_file(path, FileFormat.py, disable_memcache=True) for path in paths]


CONTESTANTS = {"pyrer": pyrer.parse_static_packages_py, "rez": load_with_rez}


def prepare(work):
    if work is load_with_rez:
        import rez.serialise  # noqa: F401 - not on the clock


if __name__ == "__main__":
    serve(CONTESTANTS, Path(sys.argv[1]).read_text().splitlines(), prepare)
