# Annotations are never evaluated: rez inherits its own __future__ import.
name: str = "a"
version: no.such[thing] = "1"
x: int
(y): int = 2
