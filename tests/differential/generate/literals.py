"""Promise: constants of every kind, the nasty ones often enough: edges of numbers, odd text, all spellings."""

import math
import struct

from .grammar import literal

STRINGS = (
    "", "a", "b", "A b", "maya-2023", "1.2.3", "python", "x86_64", "%s", "{}", "{0}", "{name}", "é", "ß", "ǅ", "İ",
    "ﬁ", "日本", "\U0001f600", "\ud800", "\udfff", "\ud800\udfff",
    "\x00", "\t x \n", "a\r\nb\x0bc\x1cd\x85e\u2028f", " \u3000x\xa0", "0x1f",
    "１２", "²", "½", "__x__", "a,b,,c", "path/to/file.py", "C:\\x", "'", '"', "'\"", "\\", "100%", "%%", "{{}}",
    "Σας", "ΑΣ", "ı", "ŉ", "xyz" * 12, "12", "-7", "1e3", "nan", "True", "None", "a b  c", "hello world", "HELLO",
    "camelCase", "snake_case", "foo-1+<2", "\u0301e", "\u200b", "\x7f", "\xad", "a\tb", "\u0130I", "-", "0", "0012",
)  # fmt: skip
WORDS = (
    "maya", "python", "houdini", "numpy", "foo", "bar", "studio_tools", "platform", "linux", "a", "key", "name", "arch",
)  # fmt: skip
VERSIONS = (
    "1.2.3",
    "2023",
    "3.11",
    "0.1.0",
    "1",
    "2.0.0-beta",
    "1.0.0_a",
    "10.4",
    "",
    "v1",
    "1.2.3.4",
    "3.7+",
)
REQUESTS = (
    "python-3.7", "maya-2023+<2024", "~houdini-19", "!foo-1", "platform-linux", "arch-x86_64", "numpy-1.20|1.21",
    "foo==1.0", "foo", "qt-5.15..5.16", "bar-1+", ".eph-1", "python", "", "os-CentOS-7", "lib-<2", "foo>=1",
)  # fmt: skip
INTEGERS = (
    "0", "1", "2", "3", "5", "7", "10", "-1", "-2", "-7", "12", "42", "100", "255", "256", "-256", "0x1F", "0o17",
    "0b101", "1_000", "2147483647", "-2147483648", "4294967296", "9223372036854775807", "-9223372036854775808",
    "9223372036854775808", "18446744073709551616", "10**20", "-10**20", "2**63", "2**64 - 1", "-2**63",
    "123456789012345678901234567890", "-340282366920938463463374607431768211455", "10**40 + 7", "00",
)  # fmt: skip
FLOATS = (
    "0.0", "-0.0", "1.0", "1.5", "-2.5", "0.1", "0.2", "1e16", "1e-5", "1e-4", "123456789.125", "1e22", "1e23",
    "5e-324", "1.7976931348623157e308", "1e999", "-1e999", "(1e999 - 1e999)", "2.5", "3.5", "0.5", "1e15",
    "9007199254740993.0", "2.675", "1_0.5", ".5", "5.", "1e300", "-1e-300", "4503599627370496.5", "0.30000000000000004",
    "99999.5", "1e100",
)  # fmt: skip
BYTES = (
    "b''", "b'a'", "b'abc'", "b'a,b'", "b'\\x00\\xff'", "b' x\\t'", "b'%s'", "b'12'", "b'Hello World'", "rb'\\n'",
    "b'caf\\xc3\\xa9'", "b'a' b'b'", "b'\\''", "b'\"\\''", "b'\\x1f\\x7f\\x80'",
)  # fmt: skip
DIGITS = (
    "'12'",
    "'-7'",
    "' 42\\n'",
    "'+1_000'",
    "'１２'",
    "'0012'",
    "'0'",
    "'12345678901234567890'",
    "'10' '01'",
)
SMALL = ("0", "1", "2", "3", "4", "6")
INDEXES = ("0",) * 7 + ("-1",) * 6 + ("1",) * 4 + ("2", "-2", "-3", "3", "7", "True", "-9")
CHARS = ("'*'", "' '", "'0'", "'é'", "'x'", "'\\u3000'", "'😀'", "'-'")


def quoted(maker, text):
    """One of the spellings of a string constant."""
    way = maker.rng.random()
    if way < 0.6:
        return repr(text)
    if way < 0.7:
        return ascii(text)
    if way < 0.75 and text.isprintable() and "\\" not in text and '"' not in text:
        return maker.pick(('"{}"', 'r"{}"', 'u"{}"', '"""{}"""', 'R"{}"')).format(text)
    if way < 0.8:
        at = maker.between(0, len(text))
        return f"{text[:at]!r} {text[at:]!r}"
    if way < 0.84:
        return "'" + "".join(f"\\x{ord(c):02x}" if ord(c) < 256 else f"\\U{ord(c):08x}" for c in text) + "'"
    return repr(text)


@literal("str")
def string(maker, kind):
    if maker.chance(0.1):
        return quoted(maker, odd_text(maker))
    return quoted(maker, maker.pick(maker.pick((STRINGS, STRINGS, WORDS, VERSIONS, REQUESTS))))


def odd_text(maker):
    """Up to four characters of anywhere: every table of Python's about characters is asked sooner or later."""
    top = maker.pick((0x80, 0x250, 0x600, 0x2200, 0x10000, 0x20000))
    points = [maker.between(0, top - 1) for _ in range(maker.between(1, 4))]
    return "".join(chr(point) for point in points if not 0xD800 <= point < 0xE000)


@literal("any")
def anything(maker, kind):
    return maker.constant(maker.any_kind())


@literal("word")
def word(maker, kind):
    return repr(maker.pick(WORDS))


@literal("version")
def version(maker, kind):
    return repr(maker.pick(VERSIONS))


@literal("request")
def request(maker, kind):
    return repr(maker.pick(REQUESTS))


@literal("char")
def char(maker, kind):
    return maker.pick(CHARS)


@literal("int")
def integer(maker, kind):
    text = maker.pick(INTEGERS[: 14 if maker.chance(0.7) else None])
    if maker.chance(0.05):
        text = str(maker.rng.getrandbits(maker.pick((8, 16, 32, 64, 65, 128, 300))) * maker.pick((1, -1)))
    return f"({text})" if "*" in text or text[0] == "-" else text


@literal("digits")
def digits(maker, kind):
    return maker.pick(DIGITS)


@literal("small")
def small(maker, kind):
    return maker.pick(SMALL)


@literal("index")
def index(maker, kind):
    return maker.pick(INDEXES)


@literal("float")
def floating(maker, kind):
    text = maker.pick(FLOATS)
    if maker.chance(0.25):
        text = odd_float(maker)
    return f"({text})" if text[0] == "-" else text


def odd_float(maker):
    """Any double, or a short decimal: what printing and reading digits get wrong."""
    if maker.chance(0.5):
        return f"{maker.between(-9999, 9999)}.{maker.between(0, 9999)}e{maker.between(-25, 25)}"
    (value,) = struct.unpack("<d", maker.rng.randbytes(8))
    return repr(value) if math.isfinite(value) else "1.5"


@literal("complex")
def complex_number(maker, kind):
    return f"({maker.pick(FLOATS)} {maker.pick('+-')} {maker.pick(('1j', '2.5J', '0j', '1e999j'))})"


@literal("bool")
def boolean(maker, kind):
    return maker.pick(("True", "False"))


@literal("none")
def none(maker, kind):
    return "None"


@literal("bytes")
def byte_string(maker, kind):
    return maker.pick(BYTES)


@literal("range")
def integer_range(maker, kind):
    return maker.pick(
        (
            "range(0)",
            "range(4)",
            "range(1, 5)",
            "range(5, 0, -2)",
            "range(-3, 3)",
            "range(10**20, 10**20 + 2)",
        )
    )


def members(maker, kind, most=4):
    """Up to so many members of this kind, now and then a starred one."""
    maker.depth += 1
    made = [maker.expr(kind) for _ in range(maker.between(0, most))]
    if maker.chance(0.05):
        made.append("*" + maker.expr(("list", kind)))
    maker.depth -= 1
    return made


@literal("list")
def list_display(maker, kind):
    made = members(maker, kind[1])
    if maker.chance(0.08):
        return "[\n    " + ",\n    ".join([*made, ""]).rstrip() + "\n]"
    return "[" + ", ".join(made) + "]"


@literal("tuple")
def tuple_display(maker, kind):
    made = members(maker, kind[1])
    return "(" + ", ".join(made) + (",)" if len(made) == 1 else ")")


def hashable_member(maker, kind):
    return kind if kind[0] in ("str", "int", "bool", "float", "none", "bytes") else maker.hashable()


@literal("set")
def set_display(maker, kind):
    made = members(maker, hashable_member(maker, kind[1]))
    return "{" + ", ".join(made) + "}" if made else "set()"


@literal("frozenset")
def frozenset_call(maker, kind):
    return f"frozenset({list_display(maker, ('list', hashable_member(maker, kind[1])))})"


@literal("dict")
def dict_display(maker, kind):
    maker.depth += 1
    key = hashable_member(maker, kind[1])
    made = [f"{maker.expr(key)}: {maker.expr(kind[2])}" for _ in range(maker.between(0, 3))]
    if maker.chance(0.05):
        made.append("**" + maker.expr(kind))
    maker.depth -= 1
    return "{" + ", ".join(made) + "}"


@literal("function")
def function(maker, kind):
    return maker.pick(
        ("(lambda x: x)", "(lambda *a: len(a))", "str", "len", "repr", "(lambda x: x * 2)", "bool", "type")
    )


@literal("exception")
def exception(maker, kind):
    return maker.pick(
        ("ValueError('x')", "KeyError('k')", "Exception()", "TypeError(1, 2)", "OSError(2, 'no')")
    )
