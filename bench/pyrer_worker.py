"""Promise: the peer's side of workers.py: pyrer parses all definitions each time a line names how.

Usage: pyrer_worker.py REPOSITORY. The garbage collector is off while the clock runs, which helps pyrer.
"""

import gc
import sys
import time

import pyrer
from repository import definitions


def serial(paths):
    """As pyrer's documentation has it: Python opens each file, pyrer parses its text."""
    for path in paths:
        with open(path) as file:
            pyrer.parse_static_package_py(file.read())


CONTESTANTS = {"pyrer, batched": pyrer.parse_static_packages_py, "pyrer, serial": serial}


def serve(contestants, paths, prepare=lambda work: None):
    """Runs what each line of standard input names, and answers with its time; prepare() is not on the clock."""
    for line in sys.stdin:
        work = contestants[line.strip()]
        prepare(work)
        gc.collect()
        gc.disable()
        start = time.perf_counter_ns()
        answers = work(paths)
        print(time.perf_counter_ns() - start, 0, flush=True)
        gc.enable()
        del answers


if __name__ == "__main__":
    serve(CONTESTANTS, definitions(sys.argv[1]))
