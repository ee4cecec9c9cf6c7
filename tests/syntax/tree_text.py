"""Promise: CPython's `ast` of a module as one line of text, just as tests/syntax/tree_text.h writes ours."""

import ast
import struct

SKIPPED = {"type_comment", "kind", "type_ignores", "ctx", "n", "s"}
PLACED = (ast.expr, ast.stmt, ast.pattern)
LINED = (ast.arg, ast.keyword, ast.alias, ast.ExceptHandler)


def tree_text(source: bytes) -> str:
    """Positions are byte offsets into the UTF-8 text with plain newlines; none inside of f-strings."""
    tree = ast.parse(source)
    return Writer(offsets_of_lines(source)).list(tree.body)


def offsets_of_lines(source: bytes) -> list[int]:
    text = source.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    offsets = [0]
    for line in text.split(b"\n"):
        offsets.append(offsets[-1] + len(line) + 1)
    return offsets


class Writer:
    def __init__(self, lines: list[int]):
        self.lines = lines
        self.fstrings = 0

    def list(self, items) -> str:
        return "[" + ",".join(map(self.value, items)) + "]"

    def value(self, value) -> str:
        if value is None or value == "":
            return "-"
        if isinstance(value, ast.AST):
            return self.node(value)
        if isinstance(value, list):
            return self.list(value)
        return str(value)

    def node(self, node: ast.AST) -> str:
        name = type(node).__name__
        if isinstance(node, (ast.boolop, ast.operator, ast.unaryop, ast.cmpop)):
            return name
        if self.fstrings == 0:
            if isinstance(node, PLACED):
                begin = self.lines[node.lineno - 1] + node.col_offset
                end = self.lines[node.end_lineno - 1] + node.end_col_offset
                name += f"@{node.lineno}:{begin}:{end}"
            elif isinstance(node, LINED):
                name += f"@{node.lineno}"
        if isinstance(node, ast.Constant):
            return f"{name}({constant(node.value)})"
        if isinstance(node, ast.JoinedStr):
            self.fstrings += 1
            fields = self.fields(node)
            self.fstrings -= 1
            return name + fields
        if isinstance(node, ast.MatchSingleton):
            return f"{name}({node.value})"
        return name + self.fields(node)

    def fields(self, node: ast.AST) -> str:
        texts = [self.value(getattr(node, field)) for field in node._fields if field not in SKIPPED]
        if hasattr(node, "ctx"):
            texts.append(type(node.ctx).__name__)
        return "(" + ",".join(texts) + ")"


def constant(value) -> str:
    if isinstance(value, str):
        return "s:" + value.encode("utf-8", "surrogatepass").hex()
    if isinstance(value, bytes):
        return "b:" + value.hex()
    if isinstance(value, float):
        return "f:" + bits(value)
    if isinstance(value, complex):
        return "j:" + bits(value.imag)
    if value is Ellipsis:
        return "Ellipsis"
    if isinstance(value, int) and not isinstance(value, bool):
        return f"i:{value}"
    return str(value)


def bits(value: float) -> str:
    return struct.pack(">d", value).hex()
