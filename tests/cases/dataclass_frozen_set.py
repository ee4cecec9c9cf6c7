# An attribute of a frozen one that is set: declined.
from dataclasses import dataclass
name = "case"
@dataclass(frozen=True)
class F:
    k: str
try:
    F("a").k = 2
except AttributeError as e:
    a = type(e).__name__
