"""Promise: what whole processes cost: the time from their start to their end, and the memory they needed."""

import os
import shutil
import subprocess
import sys
import tempfile
import time


def start_to_end(command, environment):
    """Milliseconds from the start of the process to its end; its output is thrown away."""
    quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    start = time.perf_counter_ns()
    process = os.posix_spawn(command[0], command, environment, file_actions=quiet)
    _, status = os.waitpid(process, 0)
    taken = time.perf_counter_ns() - start
    if status:
        raise RuntimeError(f"{command} failed")
    return taken / 1e6


def cold_starts(rezdex, database, family, empty, cache):
    """Turns for workers.measure(): an empty program, and a first family with and without the reader's mark."""
    first_family = [str(rezdex), "lookup", "--db", str(database), "--package", family]
    environment = {**os.environ, "REZDEX_CACHE_DIR": str(cache)}

    def unmarked():
        shutil.rmtree(cache, ignore_errors=True)
        return start_to_end(first_family, environment), 0

    def marked():
        return start_to_end(first_family, environment), 0

    # In this order each round: the unmarked start leaves the mark that the next one finds.
    return {
        "process, empty": lambda: (start_to_end([str(empty)], environment), 0),
        "process, first family, no mark": unmarked,
        "process, first family": marked,
    }


# A process inherits the peak of the one that starts it: a small Python in between starts the command, not this
# one with its plots and answers.
LAUNCHER = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak_memory(command):
    """MB that the process had resident at its peak; at the least what an empty Python has, about 10."""
    launcher = [sys.executable, "-ISc", LAUNCHER, *command]
    return int(subprocess.run(launcher, check=True, capture_output=True).stdout) * 1024 / 1e6


def build_memory(rezdex, repository):
    with tempfile.TemporaryDirectory() as folder:
        return peak_memory([str(rezdex), "index", str(repository), "--db", f"{folder}/index"])
