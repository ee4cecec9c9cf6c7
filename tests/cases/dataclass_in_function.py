# A dataclass that a function makes shows its qualified name: declined.
from dataclasses import dataclass
name = "case"
def make():
    @dataclass
    class A:
        x: int = 1
    return A
a = make()().x
b = repr(make()())
