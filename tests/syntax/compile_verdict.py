"""Promise: answers sources from standard input with the verdict of the Python that runs this, 3.9 or later.

Each source comes behind its length (32 bits, little-endian); each answer is a line: accepted, rejected, or None.
"""

import os
import struct
import sys
import warnings

DEVNULL = open(os.devnull, "wb")  # noqa: SIM115 - as long as the process lives


def compiled(source):
    """What compile() says: accepted, rejected, or None where it gives up for reasons of its own; and the line."""
    said = what_compile_says(source)
    return (None, 0) if left_an_exception() else said


def what_compile_says(source):
    try:
        compile(source, "source", "exec", dont_inherit=True)
        return "accepted", 0
    except SyntaxError as error:
        return "rejected", error.lineno or 0
    except ValueError:
        return "rejected", 0
    except (OverflowError, MemoryError, RecursionError, SystemError):
        return None, 0


def left_an_exception():
    """Whether CPython 3.11's compile() forgot an error of its own ("except E as __debug__:").

    It comes out of the next call into C that looks for one: let that be this one.
    """
    try:
        DEVNULL.write(b"x")
        DEVNULL.flush()
    except (SyntaxError, SystemError):
        return True
    return False


def main():
    warnings.simplefilter("ignore")
    while prefix := sys.stdin.buffer.read(4):
        source = sys.stdin.buffer.read(struct.unpack("<I", prefix)[0])
        print(compiled(source)[0], flush=True)


if __name__ == "__main__":
    main()
