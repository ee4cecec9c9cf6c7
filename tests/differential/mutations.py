"""Promise: seeded mutations of definition texts: small changes that make new, mostly odd definitions."""

import random

# What a mutation may insert. Everything here is harmless to execute.
PIECES = (
    b"\n", b" ", b"    ", b"\t", b"#", b"\\", b"\\\n", b"'", b'"', b"'''", b"(", b")", b"[", b"]", b"{", b"}",
    b",", b":", b"=", b"+", b"%", b"-", b"0", b"1", b"True", b"None", b"1.0", b"1e999", b"2j", b"b''", b"''",
    b"r'\\'", b"[]", b"()", b"{}", b"{1}", b"*", b".", b"\\n", b"\\x41", b"\\u00e9", b"%s", b"%d", b"%%", b"name",
    b"requires", b"@late()\n", b"@include('x')\n", b"def commands(): pass\n", b"lambda: 0", b"with scope('config'):\n",
    b"name = 'a'\n", b"x = requires\n", b"+= [1]", b"\xc3\xa9", b"\xff", b"\r\n", b"\r", b"\x0c", b";", b"~",
    b"!", b"|",
)  # fmt: skip


def mutate_once(text, other, rng):
    at, end = sorted((rng.randint(0, len(text)), rng.randint(0, len(text))))
    lines = text.splitlines(keepends=True)
    kind = rng.randrange(7)
    if kind == 0:
        return text[:at] + rng.choice(PIECES) + text[at:]
    if kind == 1:
        return text[:at] + text[min(end, at + 8) :]
    if kind == 2 and lines:
        line = rng.randrange(len(lines))
        return b"".join(lines[:line] + lines[line + 1 :])
    if kind == 3 and lines:
        line = rng.randrange(len(lines))
        return b"".join(lines[:line] + [lines[line]] + lines[line:])
    if kind == 4 and len(lines) > 1:
        line = rng.randrange(len(lines) - 1)
        lines[line], lines[line + 1] = lines[line + 1], lines[line]
        return b"".join(lines)
    if kind == 5:
        begin = rng.randint(0, len(other))
        return text[:at] + other[begin : begin + rng.randint(1, 40)] + text[at:]
    return text + b"\n" + other


def mutate(texts, count, seed):
    """`count` texts as (name, bytes), each one to three mutations away from one of `texts`."""
    rng = random.Random(seed)
    mutated = []
    for _ in range(count):
        name, text = rng.choice(texts)
        for _ in range(rng.randint(1, 3)):
            text = mutate_once(text, rng.choice(texts)[1], rng)
        mutated.append((name, text))
    return mutated
