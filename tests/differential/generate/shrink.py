"""Promise: finds the smallest text that still shows the same kind of difference, and prints it with both answers.

First lines are left out; then, if the difference survives ast.unparse, nodes of the tree are left out or replaced by
their parts and by constants; else (source text, odd bytes) pieces of the text are left out.
"""

import ast
import copy

import sandbox

ROUNDS = 60
CANDIDATES = 400


def kind_of(found):
    """The kind of a difference: shrinking must not slip from one to another."""
    if found is None:
        return None
    for start in ("crash", "a value where rez raises", "invalid", "unknown", "data", "refused"):
        if found.startswith(start):
            return start
    return "typed"


class Shrinker:
    def __init__(self, rezdex, wanted, kind):
        self.rezdex, self.wanted, self.kind = rezdex, wanted, kind

    def smallest(self, candidates, text):
        """The shortest of the candidates that shows the difference and is shorter than `text`; None if none does."""
        ordered = sorted({c for c in candidates if len(c) < len(text)}, key=lambda c: (len(c), c))[
            :CANDIDATES
        ]
        for at in range(0, len(ordered), 40):
            chunk = ordered[at : at + 40]
            answers = sandbox.ask_both(self.rezdex, chunk, self.wanted)
            for candidate, (ours, theirs) in zip(chunk, answers, strict=True):
                if kind_of(sandbox.difference(ours, theirs, candidate)) == self.kind:
                    return candidate
        return None

    def reduce(self, text, candidates_of):
        for _ in range(ROUNDS):
            smaller = self.smallest(candidates_of(text), text)
            if smaller is None:
                return text
            text = smaller
        return text

    def shrink(self, text):
        text = self.reduce(text, without_lines)
        try:
            plain = (ast.unparse(ast.parse(text)) + "\n").encode("utf-8", "surrogatepass")
        except (SyntaxError, ValueError):
            return self.reduce(text, without_pieces)
        if self.smallest([plain], plain + b" ") is None:
            return self.reduce(text, without_pieces)
        return self.reduce(self.reduce(plain, smaller_trees), without_lines)


def without_lines(text):
    lines = text.splitlines(keepends=True)
    size = len(lines)
    while size:
        for at in range(0, len(lines), size):
            yield b"".join(lines[:at] + lines[at + size :])
        size //= 2


def without_pieces(text):
    size = max(len(text) // 2, 1)
    while size:
        for at in range(0, len(text), size):
            yield text[:at] + text[at + size :]
        size //= 2


def smaller_trees(text):
    """Texts of the tree with one node left out, or replaced by a part of it or by a constant."""
    tree = ast.parse(text)
    count = sum(1 for _ in ast.walk(tree))
    for at in range(count):
        original = nth(tree, at)
        for change in changes(original):
            other = copy.deepcopy(tree)
            try:
                change(other, nth(other, at))
                made = ast.unparse(ast.fix_missing_locations(other))
                yield (made + "\n").encode("utf-8", "surrogatepass")
            except (ValueError, IndexError, AttributeError, TypeError, RecursionError):
                continue


def nth(tree, number):
    return next(node for at, node in enumerate(ast.walk(tree)) if at == number)


def changes(node):
    """Functions (tree, the node in it) that make the tree smaller at this node."""
    for field, value in ast.iter_fields(node):
        if isinstance(value, list):
            for at in range(len(value)):
                yield lambda tree, node, field=field, at=at: drop(node, field, at)
                if isinstance(value[at], ast.stmt):
                    yield lambda tree, node, field=field, at=at: open_block(node, field, at)
        if isinstance(value, ast.expr):
            for inner in ast.walk(value):
                if isinstance(inner, ast.expr) and inner is not value:
                    yield lambda tree, node, field=field, inner=inner: setattr(
                        node, field, copy.deepcopy(inner)
                    )
            for constant in (0, "", None, "a"):
                yield lambda tree, node, field=field, constant=constant: setattr(
                    node, field, ast.Constant(constant)
                )
    if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes) and node.value:
        for at in range(min(len(node.value), 20)):
            yield lambda tree, node, at=at: setattr(node, "value", node.value[:at] + node.value[at + 1 :])
        yield lambda tree, node: setattr(node, "value", node.value[: len(node.value) // 2])
    if isinstance(node, ast.Constant) and isinstance(node.value, int) and abs(node.value) > 9:
        yield lambda tree, node: setattr(node, "value", node.value // 10)


def drop(node, field, at):
    """Leaves one member out; of a dict and of a comparison, what belongs to it too."""
    members = getattr(node, field)
    del members[at]
    if isinstance(node, ast.Dict):
        del (node.values if field == "keys" else node.keys)[at]
    if isinstance(node, ast.Compare):
        del (node.ops if field == "comparators" else node.comparators)[at]
    if field == "body" and not members:
        members.append(ast.Pass())


def open_block(node, field, at):
    """A compound statement's own statements in its place."""
    members = getattr(node, field)
    members[at : at + 1] = members[at].body


def show(rezdex, failure, seen):
    """Prints one difference in its smallest form, unless that is among `seen`."""
    seed, text, wanted, found = failure
    with sandbox.entered():
        small = Shrinker(rezdex, wanted, kind_of(found)).shrink(text)
        ours, theirs = sandbox.ask_both(rezdex, [small], wanted)[0]
    if small in seen:
        return
    seen.add(small)
    print(f"  WRONG, case {seed} (again: generated.py --only {seed}), in its smallest form:")
    print(
        "".join(f"      | {line}\n" for line in small.decode("utf-8", "backslashreplace").split("\n")),
        end="",
    )
    print(f"    {sandbox.difference(ours, theirs, small)}")
