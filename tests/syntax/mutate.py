"""Promise: damages Python sources in ways that people, editors and disks do; the same seed gives the same damage."""

import re
from random import Random

TOKEN = re.compile(rb"\w+|[ \t]+|\n|[^\w\s]")
KEYWORDS = (
    b"False None True and as assert async await break class continue def del elif else except finally for from global "
    b"if import in is lambda nonlocal not or pass raise return try while with yield match case _ print type".split()
)
OPERATORS = (
    rb"""( ) [ ] { } , : ; . = == := += -> * ** / // % @ & | ^ ~ < <= > >> != ... ' " \ # ! $ ? """.split()
)
LINE_ENDS = [b"\\\n", b"\\\r\n", b"\r\n", b"\r", b" \\ \n", b"  \n", b"\x0c\n", b""]
LONGEST = 6000  # bytes of a source that is damaged


def excerpt(random: Random, source: bytes) -> bytes:
    """The whole of a short source; of a longer one some lines from the beginning of a statement on."""
    if len(source) <= LONGEST:
        return source
    lines = source.splitlines(keepends=True)
    starts = [i for i, line in enumerate(lines) if line[:1].isalpha() or line[:1] == b"@"]
    first = random.choice(starts) if starts else 0
    size, last = 0, first
    while last < len(lines) and size + len(lines[last]) <= LONGEST // 2:
        size += len(lines[last])
        last += 1
    return b"".join(lines[first:last])


def flip_bytes(random: Random, source: bytes, _) -> bytes:
    data = bytearray(source or b"x")
    for _ in range(random.randint(1, 3)):
        data[random.randrange(len(data))] = random.choice(
            (random.randrange(256), random.choice(b"\n\t '\"()[]{}:\\#"))
        )
    return bytes(data)


def edit_tokens(random: Random, source: bytes, _) -> bytes:
    """Deletes, doubles, swaps or replaces a few tokens."""
    tokens = TOKEN.findall(source) or [b"x"]
    for _ in range(random.randint(1, 3)):
        at, other = random.randrange(len(tokens)), random.randrange(len(tokens))
        action = random.randrange(5)
        if action == 0:
            tokens[at] = b""
        elif action == 1:
            tokens[at] *= 2
        elif action == 2:
            tokens[at], tokens[other] = tokens[other], tokens[at]
        elif action == 3:
            tokens[at] = tokens[other]
        else:
            tokens[at] = random.choice(OPERATORS)
    return b"".join(tokens)


def swap_keywords(random: Random, source: bytes, _) -> bytes:
    tokens = TOKEN.findall(source)
    words = [i for i, token in enumerate(tokens) if token.isalnum()]
    words = [i for i in words if tokens[i] in KEYWORDS] or words
    for _ in range(random.randint(1, 3)):
        if words:
            tokens[random.choice(words)] = random.choice(KEYWORDS)
    return b"".join(tokens)


def splice(random: Random, source: bytes, snippets: list[bytes]) -> bytes:
    """A nasty construct between two lines, indented as the line before, or in place of a token."""
    snippet = random.choice(snippets)
    if random.random() < 0.3 and b"\n" not in snippet:
        tokens = TOKEN.findall(source) or [b""]
        tokens[random.randrange(len(tokens))] = snippet
        return b"".join(tokens)
    lines = source.splitlines(keepends=True) or [b""]
    at = random.randrange(len(lines))
    indent = re.match(rb"[ \t]*", lines[at])[0]
    if lines[at].rstrip().endswith(b":"):
        indent += b"    "
    lines.insert(at + 1, b"".join(indent + line + b"\n" for line in snippet.split(b"\n")))
    return b"".join(lines)


def indent(random: Random, source: bytes, _) -> bytes:
    lines = source.splitlines(keepends=True) or [b""]
    for _ in range(random.randint(1, 2)):
        first = random.randrange(len(lines))
        last = min(len(lines), first + random.choice((1, 1, 2, 5)))
        action = random.randrange(4)
        for i in range(first, last):
            if action == 0:
                lines[i] = random.choice((b" ", b"\t", b"    ", b"\x0c")) + lines[i]
            elif action == 1:
                lines[i] = lines[i][random.randint(1, 4) :] if lines[i][:1].isspace() else lines[i]
            elif action == 2:
                lines[i] = lines[i].replace(b"    ", b"\t", 1)
            else:
                lines[i] = lines[i].rstrip() + random.choice(LINE_ENDS)
    return b"".join(lines)


def edit_lines(random: Random, source: bytes, _) -> bytes:
    lines = source.splitlines(keepends=True) or [b""]
    for _ in range(random.randint(1, 2)):
        at, other = random.randrange(len(lines)), random.randrange(len(lines))
        action = random.randrange(3)
        if action == 0:
            lines[at] = b""
        elif action == 1:
            lines[at], lines[other] = lines[other], lines[at]
        else:
            lines.insert(at, lines[other])
    return b"".join(lines)


def cut(random: Random, source: bytes, _) -> bytes:
    return source[: random.randrange(len(source) + 1)]


DAMAGES = (flip_bytes, edit_tokens, edit_tokens, swap_keywords, splice, splice, indent, edit_lines, cut)


def damaged(seed: int, number: int, pools: list[list], snippets: list[bytes]) -> bytes:
    """Source `number` of a seed: some lines of a file of any pool, or a snippet, damaged once or twice."""
    random = Random(f"{seed}/{number}")
    pool = random.choice(pools + [snippets])
    source = random.choice(pool)
    if pool is not snippets:
        source = excerpt(random, source.read_bytes())
    for _ in range(random.choice((1, 1, 1, 2))):
        source = random.choice(DAMAGES)(random, source, snippets)
    return source
