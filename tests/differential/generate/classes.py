"""Promise: classes: hierarchies with super(), properties and wrappers; exceptions of our own."""

from .grammar import indent, statement


def attempt(maker, lines):
    """The lines in a `try` that keeps the name of what they raise in `r`."""
    said = maker.pick(
        ("type(e).__name__", "type(e).__name__", "(type(e).__name__, isinstance(e, LookupError))")
    )
    return ["try:", *indent(lines), "except Exception as e:", f"    r = {said}", "out.append(r)"]


MEMBERS = (
    ["n = '{c}'"],
    ["n = '{c}'"],
    ["_n = 1"],
    ["__p = '{c}'"],
    ["def m(self): return ['{c}', self.n]"],
    ["def m(self): return ['{c}'] + super().m()"],
    ["def m(self): return ['{c}'] + super({c}, self).m()"],
    ["def m(self, *a): return [self.__p, a]"],
    ["def k(self): return __class__.__name__, type(self).__name__"],
    ["@classmethod", "def k(cls): return cls.__name__, cls.n"],
    ["@classmethod", "def k(cls): return ['{c}', super().k()]"],
    ["@staticmethod", "def k(*a): return a"],
    ["k = lambda self: self.n"],
    ["@property", "def n(self): return 'p{c}'"],
    ["@property", "def n(self): return super().n + '{c}'"],
    ["@property", "def n(self): return self._n", "@n.setter", "def n(self, v): self._n = (v, '{c}')"],
    ["n = property(lambda self: self._n, None, lambda self: setattr(self, '_n', 'gone'))"],
    ["def __init__(self, *a): self._n = a"],
    ["def __init__(self, *a): super().__init__(*a)"],
    ["def __init__(self): super().__init__(); self.own = '{c}'"],
    ["def __new__(cls, *a): return super().__new__(cls)"],
    ["def __getattr__(self, name): return name + '{c}'"],
    ["def __getattr__(self, name): raise AttributeError(name)"],
    ["__slots__ = ()"],
    ["__slots__ = ('_n', 'z')"],
    ["def __str__(self): return 'S{c}'"],
    ["class I: v = '{c}'"],
    ["pass"],
    ["_n: int = 3"],
    ["for i in range(2): n = i"],
    ["'''doc'''"],
)
USES = (
    "o.m()", "o.n", "o._n", "o.k()", "{c}.k()", "{c}.n", "{c}.m(o)", "o.q", "hasattr(o, 'own')", "o.own",
    "o.__class__.__name__", "[t.__name__ for t in {c}.__mro__]", "isinstance(o, A)", "issubclass({c}, B)",
    "isinstance(o, (str, B))", "str(o)", "vars(o)", "sorted(o.__dict__)", "getattr(o, 'm', 0) and 1", "o._A__p",
    "{c}._B__p", "type(o) is {c}", "o.I.v", "{c}.I().v", "hasattr(o, '__dict__')", "callable(o)", "callable({c})",
    "{c}.__name__", "o == o", "o != 1", "o in [o]", "bool(o)", "len(o)", "{c}(1)._n", "super({c}, o).m()",
    "super(A, o).n", "hasattr(o, 'm')", "o.m.__name__", "o.m.__self__ is o", "isinstance({c}.n, property)",
    "str({c})", "o.z",
)  # fmt: skip
SETS = (
    "o.n = 'set'", "o._n = 'set'", "del o.n", "del o._n", "{c}.n = 'class'", "A.n = 'base'", "del A.n",
    "o.m = lambda: 'own'", "o.k = 5", "{c}.m = lambda self: ['new', self.n]", "o.own += '!'", "o.z = 1",
    "setattr(o, 'n', 2)", "o.__dict__['n'] = 'dict'", "vars(o).update(n=1, _n=2)", "o.__p = 1",
    "{c}.k = staticmethod(len)", "o.__class__ = A",
)  # fmt: skip


@statement(3)
def hierarchy(maker):
    """Up to five classes made from each other, and what their attributes and methods give."""
    lines, names = ["out = []"], []
    for name in "ABCDE"[: maker.between(1, 5)]:
        bases = (
            list(dict.fromkeys(maker.pick(names) for _ in range(maker.pick((0, 1, 1, 2, 2, 3)))))
            if names
            else []
        )
        if maker.chance(0.1):
            bases.append("object")
        if maker.chance(0.03):
            bases.append(maker.pick(("int", "A", "Exception", "KeyError")))
        lines.append(f"class {name}{'(' + ', '.join(bases) + ')' if bases else ''}:")
        for _ in range(maker.between(1, 4)):
            lines += indent([line.format(c=name) for line in maker.pick(MEMBERS)])
        names.append(name)
    chosen = maker.pick(names[-2:])
    lines.append(f"o = {chosen}({maker.pick(('', '', '', '1', '1, 2'))})")
    for _ in range(maker.between(2, 6)):
        if maker.chance(0.25):
            lines += attempt(maker, [maker.pick(SETS).format(c=chosen), "r = 'set'"])
        else:
            lines += attempt(maker, [f"r = {maker.pick(USES).format(c=chosen)}"])
    return [*lines, "del o"]


ERROR_BASES = (
    "Exception",
    "ValueError",
    "KeyError",
    "LookupError",
    "OSError",
    "StopIteration",
    "AttributeError",
    "Base",
)
ERROR_MEMBERS = (
    ["pass"],
    ["code = 4"],
    ["def __init__(self, *a): super().__init__(*a)"],
    ["def __init__(self, a, b=2): self.b = b"],
    ["def __init__(self, a=0, **k): Exception.__init__(self, a, k); self.b = a"],
    ["def __str__(self): return 'text ' + str(self.args)"],
    ["def __str__(self): return super().__str__() + '!'"],
    ["def __repr__(self): return 'E!'"],
    ["@property", "def b(self): return self.args[0]"],
    ["def __eq__(self, o): return True"],
)
ERROR_SAID = (
    "str(e)",
    "repr(e)",
    "e.args",
    "e.b",
    "e.code",
    "f'{e}'",
    "isinstance(e, LookupError)",
    "type(e).__name__",
    "[e.args]",
)


@statement(1)
def exceptions(maker):
    """Exceptions of our own, made, raised and looked at."""
    lines = ["out = []", "class Base(Exception): pass"]
    bases = list(dict.fromkeys(maker.pick(ERROR_BASES) for _ in range(maker.pick((1, 1, 1, 2)))))
    lines.append(f"class E({', '.join(bases)}):")
    for _ in range(maker.between(1, 3)):
        lines += indent(maker.pick(ERROR_MEMBERS))
    for _ in range(maker.between(1, 3)):
        made = maker.pick(("E()", "E", "E('a')", "E('a', 'b')", "E('a', b=3)", "E(1, 2, 3)"))
        caught = maker.pick(("E", "Exception", bases[0], "(KeyError, E)"))
        lines += ["try:", "    try:", f"        raise {made}", f"    except {caught} as e:"]
        lines += [
            f"        out.append({maker.pick(ERROR_SAID)})",
            "except Exception as e:",
            "    out.append(type(e).__name__)",
        ]
    return lines
