"""Promise: special methods, whose calls are logged: operators, built-in functions and `with` over our own objects."""

from .classes import attempt
from .grammar import indent, statement

SIGNATURES = {
    "__len__": "", "__bool__": "", "__repr__": "", "__str__": "", "__hash__": "", "__iter__": "", "__next__": "",
    "__neg__": "", "__pos__": "", "__invert__": "", "__enter__": "", "__format__": "spec", "__call__": "*a, **k",
    "__exit__": "*a", "__getitem__": "k", "__setitem__": "k, v", "__delitem__": "k", "__contains__": "k",
    "__getattr__": "k", "__setattr__": "k, v", "__delattr__": "k", "__get__": "o, t", "__set__": "o, v",
    "__init__": "*a, **k",
}  # fmt: skip
COMPARISONS = ("eq", "ne", "lt", "le", "gt", "ge")
ARITHMETIC = {
    "add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "lshift": "<<",
    "rshift": ">>", "and": "&", "or": "|", "xor": "^",
}  # fmt: skip
OTHERS = (
    "1",
    "'s'",
    "[1]",
    "(1,)",
    "None",
    "2.5",
    "{'k': 1}",
    "{1}",
    "b'x'",
    "True",
    "range(2)",
    "A",
    "'%s'",
)
# What a special method gives, most of the time; now and then anything.
GIVES = {
    "__len__": ("0", "2", "2", "True", "-1", "'x'", "None"),
    "__bool__": ("True", "False", "False", "1"),
    "__repr__": ("'R'", "'r' + self.n", "'é'", "3"),
    "__str__": ("'S'", "'s' + self.n", "None"),
    "__hash__": ("1", "7", "hash(self.n)", "hash((self.n, 1))", "'x'", "True"),
    "__iter__": ("iter([1, 2])", "iter('ab')", "self", "iter(())", "[1]", "map(str, [1])"),
    "__contains__": ("True", "k == 1", "[]", "'x'"),
    "__getitem__": ("k", "[5, 6, 7][k]", "{'a': 1}[k]", "(self.n, k)"),
    "__format__": ("spec", "'<' + spec + '>'", "1"),
    "__call__": ("(a, sorted(k))", "len(a)", "self"),
    "__enter__": ("self", "self.n", "None"),
    "__exit__": ("True", "None", "a[0]", "a[0] is None", "False"),
    "__getattr__": ("k", "k.upper()"),
    "__get__": ("self.n", "(o is None, t.__name__)"),
}
ANY = ("NotImplemented", "True", "False", "'v'", "[1]", "self.n", "self", "1", "None", "0")
FAILS = (
    "raise ValueError(self.n)",
    "raise TypeError",
    "raise AttributeError('n')",
    "raise StopIteration",
    "{}['k']",
)
OPERATIONS = (
    "{x, y} - {y}", "{x} | {y}", "{x} == {y}", "len({**{x: 1}, y: 2})", "{1: 'a'}.setdefault(x)",
    "{x: 1}.pop(y, 'none')",
    "len(dict.fromkeys([x, y, x]))", "len({x: 1} | {y: 2})", "{x: 1} == {y: 1}", "x in {1: 2, 's': 3}", "{1: 2}.get(x)",
    "len(x)", "bool(x)", "not x", "repr(x)", "str(x)", "f'{x}'", "f'{x:>4}'", "f'{x!r}'", "'%s' % x",
    "'%r' % (x,)", "'{}'.format(x)", "str([x])", "{x: 1}[x]", "x in {x: 1}", "len({x, y})", "{x: 1}.get(y)",
    "list(x)", "tuple(x)", "[*x]", "sorted(x)", "[i for i in x]", "next(x)", "next(x, 5)", "list(iter(x))",
    "sum(x)", "dict(zip(x, 'ab'))", "x[0]", "x['a']", "x[y]", "1 in x", "y in x", "y not in x", "x()",
    "x(1, k=2)", "callable(x)", "-x", "+x", "~x", "x in [y]", "[x] == [y]", "(x, 1) == (y, 1)",
    "{'k': x} == {'k': y}", "[y, x].index(x)", "[x, y].count(y)", "[x] < [y]", "sorted([x, y, x])", "max(x, y)",
    "min([x, y])", "x is y", "x == x", "x.q", "hasattr(x, 'q')", "getattr(x, 'n', 2)", "x.n",
    "isinstance(x, (int, A))", "x.__class__.__name__", "type(x) is A", "sum([x, y])", "x if x else y", "x or 1",
    "x and 1", "any([x, 0])", "all([x])", "1 < x < 3", "x == y == 1", "[[x]] == [[y]]", "set([x]) == {y}",
    "list(filter(None, [x, y]))", "list(zip(x, x))", "' '.join(x)", "list(map(str, x))", "x.__len__()",
    "x.__eq__(y)", "hasattr(x, '__iter__')", "hasattr(x, '__call__')", "abs(x)", "int(x)", "x[1:]",
)  # fmt: skip
CHANGES = (
    "x[0] = 1", "x['a'] = y", "del x[0]", "x[1] += 1", "x.p = 3", "del x.p", "setattr(x, 'q', 1)", "x.n += '!'",
    "delattr(x, 'n')", "a, b = x", "a, *b = x", "z += y", "z -= 1", "z |= y", "z *= 2", "l.extend(x)", "l += x",
    "l.remove(y)", "l.sort()", "for i in x: z = i", "x += x",
)  # fmt: skip


def special_method(maker, name, fails=0.06):
    body = [f"log.append(('{name}', self.n))"] if maker.chance(0.8) and name != "__getattr__" else []
    if name == "__next__":
        body += ["self.c = self.c + 1", "if self.c > 2:", "    raise StopIteration"]
    if name == "__setattr__":
        body = [
            maker.pick(
                ("object.__setattr__(self, k, v)", "self.__dict__[k] = v", "super().__setattr__(k, [v])")
            )
        ]
    elif name == "__delattr__":
        body += [maker.pick(("object.__delattr__(self, k)", "pass"))]
    elif name == "__init__":
        body = ["super().__init__(*a)" if maker.chance(0.5) else "self.n = a[0]"]
    elif maker.chance(fails):
        body.append(maker.pick(FAILS))
    elif maker.chance(0.12) or name not in GIVES:
        body.append(f"return {maker.pick(ANY)}")
    else:
        body.append(f"return {maker.pick(GIVES[name])}")
    if name == "__getitem__" and maker.chance(0.6):
        body.insert(0, "if k == 3: raise IndexError")
    signature = SIGNATURES.get(name, "o")
    return [f"def {name}(self{', ' if signature else ''}{signature}):", *indent(body)]


def some_methods(maker):
    """A few of one sort, so that they meet."""
    sort = maker.between(0, 4)
    if sort == 0:
        names = [f"__{name}__" for name in COMPARISONS]
    elif sort == 1:
        chosen = maker.pick(tuple(ARITHMETIC))
        names = [f"__{chosen}__", f"__r{chosen}__", f"__i{chosen}__", f"__{maker.pick(tuple(ARITHMETIC))}__"]
    elif sort == 2:
        names = [
            "__len__",
            "__iter__",
            "__next__",
            "__getitem__",
            "__contains__",
            "__setitem__",
            "__delitem__",
        ]
    elif sort == 3:
        names = ["__repr__", "__str__", "__format__", "__bool__", "__len__", "__hash__", "__eq__"]
    else:
        names = [name for name in SIGNATURES if not name.startswith(("__get__", "__set__"))]
    return list(dict.fromkeys(maker.pick(names) for _ in range(maker.between(1, 3))))


@statement(3)
def special(maker):
    """Two or three classes with special methods, and operations on what they make."""
    lines = ["log, out, l = [], [], []", "class A:", "    c = 0", "    def __init__(self, n): self.n = n"]
    for name in some_methods(maker):
        lines += indent(special_method(maker, name))
    lines += [
        f"class B{maker.pick(('(A)', '(A)', '(A)', ''))}:",
        "    n, c = 'B', 0",
        "    def __init__(self, n): self.n = n",
    ]
    for name in some_methods(maker) if maker.chance(0.6) else ():
        lines += indent(special_method(maker, name))
    lines += ["def show(r):", "    return 'obj ' + r.n if isinstance(r, (A, B)) else r"]
    lines += ["x = A('x')", f"y = {maker.pick(('A', 'B', 'B'))}('y')", "z = x", "l.append(y)"]
    for _ in range(maker.between(1, 4)):
        lines += attempt(maker, operation(maker))
    return [*lines, "out = [show(r) for r in out]", "del x, y, z, l"]


def operation(maker):
    way = maker.rng.random()
    if way < 0.2:
        return [maker.pick(CHANGES), "r = 'done'"]
    if way < 0.6:
        return [f"r = {maker.pick(OPERATIONS)}"]
    operators = (*ARITHMETIC.values(), "==", "!=", "<", "<=", ">", ">=", "in", "==", "+", "|")
    left, right = maker.pick(("x", "y", "x", *OTHERS)), maker.pick(("x", "y", "y", *OTHERS))
    return [f"r = {left} {maker.pick(operators)} {right}"]


@statement(1)
def manager(maker):
    """`with` over objects of our own, left in all ways."""
    name = maker.fresh("Manager")
    lines = ["log = []", f"class {name}:", "    def __init__(self, n): self.n = n"]
    lines += indent(special_method(maker, "__enter__")) + indent(special_method(maker, "__exit__"))
    ends = (
        "pass",
        "raise ValueError('x')",
        "{}['k']",
        "return 5",
        "log.append('in')",
        "1 / 0",
        "continue",
        "break",
    )
    items = maker.pick(
        (f"{name}('a') as v", f"{name}('a')", f"{name}('a') as v, {name}('b') as w", f"{name}('a') as (v, w)")
    )
    lines += [f"def run{name}():", "    for i in range(2):", "        try:", f"            with {items}:"]
    lines += [
        f"                {maker.pick(ends)}",
        "            log.append('after')",
        "        except Exception as e:",
    ]
    lines += ["            log.append(type(e).__name__)", "        finally:", "            log.append(i)"]
    kind = ("any",)
    return [*lines, f"{maker.bind(kind)} = run{name}()"]
