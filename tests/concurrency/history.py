"""Promise: the writing side of history.h: what the stress's disk held when, for the readers to check by."""

import mmap
import struct
import time

FIRST = 512  # words before the runs


class History:
    """One thread at a time a path, one for the runs."""

    def __init__(self, path, paths, events, runs):
        self.events = events
        self.runs = runs
        words = FIRST + 2 * runs + paths * (1 + 3 * events)
        path.write_bytes(b"")
        with open(path, "r+b") as file:
            file.truncate(8 * words)
            self.memory = mmap.mmap(file.fileno(), 8 * words)
        for i, value in enumerate((paths, events, runs)):
            self._put(i, value)

    def _put(self, word, value):
        struct.pack_into("<Q", self.memory, 8 * word, value)

    def _get(self, word):
        return struct.unpack_from("<Q", self.memory, 8 * word)[0]

    def begin(self, path, step):
        """Says that the path is about to come to this step; 0: to go."""
        first = FIRST + 2 * self.runs + path * (1 + 3 * self.events)
        count = self._get(first)
        if count == self.events:
            raise RuntimeError("the history is full: more events a path are needed")
        self._put(first + 1 + 3 * count, step)
        self._put(first + 2 + 3 * count, time.monotonic_ns())
        self._put(first, count + 1)
        return first + 3 + 3 * count

    def done(self, event):
        self._put(event, time.monotonic_ns())

    def run_begins(self, number):
        self._put(FIRST + 2 * number, time.monotonic_ns())

    def run_ended(self, number):
        self._put(FIRST + 2 * number + 1, time.monotonic_ns())
