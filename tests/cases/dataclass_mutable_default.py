# A list as a default, and a field without one behind one that has it: rez raises.
from dataclasses import dataclass
name = "case"
try:
    @dataclass
    class A:
        x: list = []
except ValueError:
    a = "no"
try:
    @dataclass
    class B:
        x: int = 1
        y: int
except TypeError:
    b = "no"
