# Fields of bases come first; one that is there again stays in its place.
from dataclasses import dataclass
import dataclasses
name = "case"
@dataclasses.dataclass
class A:
    x: int = 1
    y: str = "y"
@dataclass
class B(A):
    z: list = None
    x: int = 5
class C(B):
    def __repr__(self):
        return "C:" + super().__repr__()
a = repr(B()), repr(B(2, "b", [])), repr(C(9)), B(1) == C(1), B() == A(), A() == A()
@dataclass
class D(A):
    def __post_init__(self):
        self.x += 1
    def __eq__(self, other):
        return "own"
b = repr(D(3)), D() == D()
@dataclass
class E:
    pass
c = repr(E()), E() == E()
