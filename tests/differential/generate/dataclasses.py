"""Promise: dataclasses: fields of all kinds, options, bases, and what the methods that they are given do."""

from .classes import attempt
from .grammar import indent, statement

FIELDS = (
    "{n}: int", "{n}: str = 's'", "{n}: int = {i}", "{n}: list = field(default_factory=list)", "{n}: 'x' = None",
    "{n} = 3", "{n}: int = field()", "{n}: int = field(default={i})", "{n}: int = field(default={i}, repr=False)",
    "__{n}: int = 1", "{n}: int = field(default={i}, compare=False)", "{n}: int = field(init=False, default=4)",
    "{n}: list = []", "{n}: ClassVar[int] = 3", "{n}: int = field(init=False)",
    "{n}: dict = field(default_factory=lambda: {{'k': {i}}})", "{n}: float = 1.5", "{n} = field()",
    "def {n}(self): return self.a", "def __post_init__(self): self.z = {i}", "def __repr__(self): return 'own'",
    "{n}: tuple = ()", "def __eq__(self, o): return NotImplemented", "def __hash__(self): return 3",
    "def __lt__(self, o): return True", "pass",
)  # fmt: skip
DATA_OPTIONS = (
    "",
    "",
    "",
    "()",
    "(order=True)",
    "(frozen=True)",
    "(eq=False)",
    "(repr=False, eq=True)",
    "(init=False)",
)
DATA_USES = (
    "o", "o == p", "o != p", "o < p", "o >= p", "{o: 1}[p]", "vars(o)", "o.a", "o.b", "o.z", "{c}.a",
    "hasattr({c}, 'b')", "o == 1", "len({o, p})", "sorted([o, p])[0] is o", "{c}(b=5)", "{c}(1, 2, 3)",
    "{c}(a=1)", "str([o])", "f'{o}'", "o._{c}__a", "isinstance(o, A)",
)  # fmt: skip


@statement(1)
def dataclasses(maker):
    """Dataclasses made from each other, and what their methods give."""
    lines = ["from dataclasses import dataclass, field", "out = []"]
    names = "AB"[: maker.between(1, 2)]
    for name in names:
        made = [f"@dataclass{maker.pick(DATA_OPTIONS)}"] if maker.chance(0.95) else []
        made.append(f"class {name}{'(A)' if name == 'B' and maker.chance(0.8) else ''}:")
        fields = "abc"[: maker.between(1, 3)]
        made += indent([maker.pick(FIELDS).format(n=field, i=maker.between(0, 3)) for field in fields])
        lines += ["try:", *indent(made), "except (TypeError, ValueError) as e:"]
        lines += ["    out.append(type(e).__name__)", f"    class {name}: pass"]
    chosen = names[-1]
    for name in "op":
        made = f"{name} = {chosen}({maker.pick(('', '1', '1, 2', 'a=1', 'b=2', '3, b=4', '2, 1, 0'))})"
        lines += ["try:", f"    {made}", "except TypeError:", f"    {name} = 'failed'"]
    for _ in range(maker.between(1, 4)):
        use = maker.pick(DATA_USES).replace("{c}", chosen)
        lines += attempt(maker, [f"r = {use}", "r = repr(r) if isinstance(r, A) else r"])
    return [*lines, "del o, p"]
