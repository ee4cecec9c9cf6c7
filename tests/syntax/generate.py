"""Promise: random programs of few names and many scopes, loops, handlers and awaits; the same seed, the same program.

Their grammar is right nearly always; what compile() refuses in them are scopes, control flow and assignment targets.
"""

from random import Random

NAMES = ["x", "y", "x", "y", "__z", "_C__z", "__class__", "super"]


class Program:
    def __init__(self, random: Random):
        self.random = random
        self.pick = random.choice

    def text(self) -> bytes:
        future = self.pick(["", "", "", "from __future__ import annotations\n", "'doc'\n"])
        return (future + self.block("", self.random.randint(3, 5))).encode()

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def name(self) -> str:
        return "__debug__" if self.chance(0.005) else self.pick(NAMES)

    # --- statements ------------------------------------------------------------------------------------

    def block(self, indent: str, depth: int) -> str:
        return "".join(self.statement(indent, depth) for _ in range(self.random.randint(1, 3)))

    def statement(self, indent: str, depth: int) -> str:
        if depth > 0 and self.chance(0.55):
            return self.compound(indent, depth - 1)
        return f"{indent}{self.simple()}\n"

    def simple(self) -> str:
        name, value = self.name(), self.expression(3)
        return self.pick([
            f"global {name}", f"nonlocal {name}", f"global {name}, {self.name()}", f"nonlocal {name}",
            f"{self.target(2)} = {value}", f"{name} = {value}", f"{name} += {value}", f"{value}", f"{value}",
            f"{name}: {value}", f"({name}): {value}", f"{name}: {value} = {self.expression(2)}",
            f"{name}.a: {value}", f"{name}[{value}]: {self.expression(2)}", f"del {name}", f"del {name}.__debug__",
            f"import {name}", f"import {name}.a", f"from a import {name}", "from a import *", f"import a as {name}",
            f"return {value}", "return", "break", "continue", "pass", f"yield {value}", f"await {value}",
            f"raise {value}", f"assert {value}", f"for {self.target(2)} in {value}: {name}",
        ])  # fmt: skip

    def compound(self, indent: str, depth: int) -> str:
        def body() -> str:
            return "\n" + self.block(indent + " ", depth)

        head = indent + self.pick(["", "", "async "])
        kind = self.random.randrange(9)
        if kind <= 2:
            returns = f" -> {self.expression(2)}" if self.chance(0.1) else ""
            return f"{head}def {self.name()}({self.parameters()}){returns}:{body()}"
        if kind == 3:
            arguments = self.pick(["", f"({self.expression(2)})", f"(a={self.expression(1)}, b=1)"])
            return f"{indent}class {self.pick(['C', 'x', '__C', '_'])}{arguments}:{body()}"
        if kind == 4:
            return f"{head}for {self.target(2)} in {self.expression(2)}:{body()}{self.maybe(indent, 'else', body)}"
        if kind == 5:
            return f"{indent}while {self.expression(2)}:{body()}{self.maybe(indent, 'else', body)}"
        if kind == 6:
            return f"{head}with {self.expression(2)} as {self.target(1)}:{body()}"
        if kind == 7:
            return f"{indent}if {self.expression(2)}:{body()}{self.maybe(indent, 'else', body)}"
        return self.try_statement(indent, body)

    def try_statement(self, indent: str, body) -> str:
        star = self.pick(["", "", "*"])
        handlers = (
            f"{indent}except{star} {self.expression(1)}{self.pick(['', f' as {self.name()}'])}:{body()}"
        )
        if not star and self.chance(0.3):
            handlers += f"{indent}except:{body()}"
        if self.chance(0.2):
            return f"{indent}try:{body()}{indent}finally:{body()}"
        return f"{indent}try:{body()}{handlers}{self.maybe(indent, 'else', body)}{self.maybe(indent, 'finally', body)}"

    def maybe(self, indent: str, keyword: str, body) -> str:
        return f"{indent}{keyword}:{body()}" if self.chance(0.4) else ""

    def parameters(self) -> str:
        names = self.random.sample(["x", "y", "a", "b", "__z", "_C__z"], self.random.randint(0, 3))
        if names and self.chance(0.05):
            names.append(names[0])
        parts = [name + self.pick(["", "", f": {self.expression(2)}"]) for name in names]
        rest = self.pick([[], [], [f"*{self.name()}"], [f"**{self.name()}"], [f"c={self.expression(2)}"]])
        return ", ".join(parts + rest)

    # --- expressions -----------------------------------------------------------------------------------

    def target(self, depth: int) -> str:
        if depth == 0 or self.chance(0.6):
            return self.name()
        inner = self.target(depth - 1)
        return self.pick([
            f"({inner}, {self.name()})", f"[{inner}, *{self.name()}]", f"(*{inner}, *y)", f"x.{self.name()}",
            f"x[{self.expression(1)}]",
        ])  # fmt: skip

    def expression(self, depth: int) -> str:
        if depth == 0 or self.chance(0.35):
            return self.pick([self.name(), self.name(), "1", "'a'"])
        one, two = self.expression(depth - 1), self.expression(depth - 1)
        loops = f"{self.pick(['', '', 'async '])}for {self.target(1)} in {two}"
        if self.chance(0.3):
            loops += f" if {self.expression(depth - 1)}"
        if self.chance(0.2):
            loops += f" for {self.target(1)} in {self.expression(depth - 1)}"
        return self.pick([
            f"({self.name()} := {one})", f"({self.name()} := {one})", f"[{one} {loops}]", f"({one} {loops})",
            f"{{{one} {loops}}}", f"{{{one}: {two} {loops}}}", f"(lambda {self.pick(['', 'x', 'y=' + two])}: {one})",
            f"(yield {one})", f"(await {one})", f"(yield from {one})", f"f({one}, *{two})",
            f"f(a={one}, {self.name()}={two})", f"{{**{one}, 'a': {two}}}", f"({one} + {two})", f"f'{{{one}}}'",
            f"x.a[{one}:{two}]", f"[{one}, *{two}]",
        ])  # fmt: skip


def program(seed: int, number: int) -> bytes:
    return Program(Random(f"{seed}/program/{number}")).text()
