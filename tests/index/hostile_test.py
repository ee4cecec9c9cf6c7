"""Promise: no definition of a megabyte takes long or takes much memory, whatever is in it.

Usage: hostile_test.py MEASURE_DEFINITION [--table] [--only PART-OF-A-NAME]. Each of hostile_definitions.py is
answered by a process of its own. The figures are 50 ms and 64 MB. Memory is held to the figure; time, which a busy
machine makes what it will, to ten times of it, and is counted in CPU time and against a fixed piece of work that
the same process does. --table prints all; otherwise the slowest and the largest are printed.
"""

import argparse
import collections
import math
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import hostile_definitions

TIME_MS, MEMORY_MIB = 50, 64
CALIBRATION_MS = 2.0  # of the fixed piece of work, on the machine that the figure is for
TOLERANCE = 10

Measured = collections.namedtuple("Measured", "ms memory_mib answer name")


def arguments():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("program")
    parser.add_argument("--table", action="store_true")
    parser.add_argument("--only", default="")
    return parser.parse_args()


def measure(program, folder, name, file, text):
    path = Path(tempfile.mkdtemp(dir=folder), file)
    path.write_bytes(text)
    done = subprocess.run([program, path], capture_output=True, text=True)
    path.unlink()
    if done.returncode != 0:
        return Measured(math.inf, 0, f"exit code {done.returncode} {done.stderr}", name)
    time_us, calibration_us, memory_kib, *answer = done.stdout.split()
    ms = float(time_us) / float(calibration_us) * CALIBRATION_MS
    return Measured(ms, int(memory_kib) / 1024, " ".join(answer), name)


def is_within(measured):
    return measured.ms <= TOLERANCE * TIME_MS and measured.memory_mib <= MEMORY_MIB


def line(it):
    return f"  {it.ms:7.1f} ms {it.memory_mib:6.1f} MiB  {it.answer:36} {it.name}"


def show(title, all_measured):
    print(title)
    for it in all_measured:
        print(line(it))


def main():
    wanted = arguments()
    all_measured = []
    with (
        tempfile.TemporaryDirectory(prefix="rezdex-hostile-") as folder,
        ThreadPoolExecutor(os.cpu_count()) as pool,
    ):
        chosen = (each for each in hostile_definitions.all_of_them() if wanted.only in each[0])
        for measured in pool.map(lambda each: measure(wanted.program, folder, *each), chosen):
            all_measured.append(measured)
            if wanted.table:
                print(line(measured), flush=True)
    show("slowest:", sorted(all_measured, reverse=True)[:10])
    show("largest:", sorted(all_measured, key=lambda it: -it.memory_mib)[:10])
    over = [it for it in all_measured if not is_within(it)]
    print(f"{len(all_measured)} definitions, {sum(it.ms > TIME_MS for it in all_measured)} over {TIME_MS} ms")
    if over:
        show("beyond the limits:", over)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
