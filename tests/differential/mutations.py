"""Promise: seeded mutations of definition texts: small changes that make new, mostly odd definitions.

Some change bytes anywhere, so that most results do not parse; some change whole tokens for others of their kind,
so that most results do, and mean something else.
"""

import random
import re

# What a mutation may insert. Everything here is harmless to execute.
PIECES = (
    b"\n", b" ", b"    ", b"\t", b"#", b"\\", b"\\\n", b"'", b'"', b"'''", b"(", b")", b"[", b"]", b"{", b"}",
    b",", b":", b"=", b"+", b"%", b"-", b"0", b"1", b"True", b"None", b"1.0", b"1e999", b"2j", b"b''", b"''",
    b"r'\\'", b"[]", b"()", b"{}", b"{1}", b"*", b".", b"\\n", b"\\x41", b"\\u00e9", b"%s", b"%d", b"%%", b"name",
    b"requires", b"@late()\n", b"@include('x')\n", b"def commands(): pass\n", b"lambda: 0", b"with scope('config'):\n",
    b"name = 'a'\n", b"x = requires\n", b"+= [1]", b"\xc3\xa9", b"\xff", b"\r\n", b"\r", b"\x0c", b";", b"~",
    b"!", b"|",
)  # fmt: skip


TOKEN = re.compile(
    rb"""[rbuf]{0,2}'[^'\\\n]*'|[rbuf]{0,2}"[^"\\\n]*"|[A-Za-z_]\w*|[\d.]+|\*\*=?|//=?|[-+*%&|^<>=!]=?|\S"""
)
# Tokens that may stand for each other in a text that still parses.
KINDS = (
    (b"+", b"-", b"*", b"/", b"//", b"%", b"**", b"&", b"|", b"^", b"<<", b"@"),
    (b"==", b"!=", b"<", b"<=", b">", b">=", b"is", b"in", b"not in", b"is not", b"and", b"or"),
    (b"+=", b"-=", b"*=", b"//=", b"%=", b"|=", b"&=", b"="),
    (b"True", b"False", b"None", b"0", b"1", b"-1", b"2", b"10", b"1.5"),
    (b"''", b"'a'", b"b'a'", b"[]", b"()", b"{}", b"[[]]"),
    (b"append", b"extend", b"insert", b"remove", b"pop", b"index", b"count", b"sort", b"reverse", b"clear", b"copy"),
    (b"upper", b"lower", b"title", b"strip", b"split", b"rsplit", b"join", b"replace", b"format", b"startswith"),
    (b"str", b"int", b"list", b"tuple", b"set", b"dict", b"len", b"sorted", b"repr", b"bool", b"float", b"sum", b"max"),
    (b"if", b"while", b"for", b"with", b"elif", b"assert", b"del", b"return", b"not"),
    (b"break", b"continue", b"pass", b"return", b"raise"),
    (b"requires", b"variants", b"name", b"version", b"tools", b"commands", b"this", b"late", b"early"),
)  # fmt: skip
ALIKE = {token: kind for kind in KINDS for token in kind}


def change_token(text, other, rng):
    """One token for another of its kind; a name or a constant also for one of the same text or of `other`."""
    tokens = list(TOKEN.finditer(text))
    if not tokens:
        return text
    token = rng.choice(tokens)
    alike = ALIKE.get(token[0])
    if not alike or rng.random() < 0.3:
        pool = TOKEN.findall(text if rng.random() < 0.5 else other)
        alike = [found for found in pool if found[:1].isalnum() == token[0][:1].isalnum()] or [token[0]]
    return text[: token.start()] + rng.choice(alike) + text[token.end() :]


def mutate_once(text, other, rng):
    if rng.random() < 0.5:
        return change_token(text, other, rng)
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
