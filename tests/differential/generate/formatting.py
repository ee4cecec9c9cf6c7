"""Promise: both formatting mini-languages: `%`, `.format`, format(), f-strings, with nested and nonsensical specs."""

from .grammar import expressions, gives, literal

TYPES = {"int": "dbcoxXneEfFgG%", "float": "eEfFgGn%", "str": "s", "bool": "ds", "complex": "fge"}
PLAIN = (("str",), ("int",), ("float",), ("bool",), ("any",))


@literal("spec")
def spec(maker, kind):
    return format_spec(maker, maker.pick(PLAIN))


def format_spec(maker, kind):
    """[[fill]align][sign][z][#][0][width][grouping][.precision][type]: mostly what the kind takes."""
    parts = []
    if maker.chance(0.4):
        parts.append(maker.pick(("", "", "*", "0", "é", " ")) + maker.pick("<>^="))
    if maker.chance(0.2):
        parts.append(maker.pick("+- "))
    if maker.chance(0.03):
        parts.append("z")
    if maker.chance(0.1):
        parts.append("#")
    if maker.chance(0.15):
        parts.append("0")
    if maker.chance(0.5):
        parts.append(maker.pick(("1", "2", "3", "5", "8", "12", "20")))
    if maker.chance(0.12):
        parts.append(maker.pick(",_"))
    if maker.chance(0.3):
        parts.append("." + maker.pick("0123458"))
    types = TYPES.get(kind[0], "s") if maker.chance(0.9) else "sdqrXbj"
    if maker.chance(0.6):
        parts.append(maker.pick(types))
    return "".join(parts)


@literal("percent")
def percent_spec(maker, kind):
    flags = "".join(maker.pick("-+ #0") for _ in range(maker.pick((0, 0, 0, 1, 2))))
    width = maker.pick(
        ("", "", "", "1", "5", "12", "*" if kind == ("percent",) and maker.chance(0.1) else "")
    )
    precision = maker.pick(("", "", "", ".0", ".2", ".5", "."))
    length = maker.pick(("", "", "", "", "l", "h", "L"))
    return f"{flags}{width}{precision}{length}"


@gives("str", weight=7)
def percent(maker, kind):
    """`"…%s…" % …`: one value, a tuple, a mapping; now and then with too few or too many."""
    kinds = [maker.pick(PLAIN) for _ in range(maker.pick((1, 1, 1, 2, 3)))]
    text = ""
    mapped = maker.chance(0.15)
    for at, one in enumerate(kinds):
        letters = {"int": "dixXosrc", "float": "feEgGsrd", "bool": "sd", "str": "sra"}.get(one[0], "sr")
        key = f"(k{at})" if mapped else ""
        spec_text = percent_spec(maker, ("percent",)) if maker.chance(0.5) else ""
        text += maker.pick(("", "-", "lib", "%%", "é")) + "%" + key + spec_text + maker.pick(letters)
    if mapped:
        right = "{" + ", ".join(f"'k{at}': {maker.expr(one)}" for at, one in enumerate(kinds)) + "}"
    elif len(kinds) == 1 and maker.chance(0.7):
        right = maker.expr(kinds[0])
    else:
        extra = [("int",)] if maker.chance(0.04) else []
        right = "(" + "".join(maker.expr(one) + ", " for one in kinds + extra) + ")"
    return f"({text!r} % {right})"


@gives("str", weight=5)
def format_method(maker, kind):
    """`"…{}…".format(…)`: automatic, numbered and named fields, conversions, attributes and indexes, nested specs."""
    text, positional, named = "", [], []
    numbered = maker.chance(0.4)
    for at in range(maker.pick((1, 1, 2, 3))):
        one = maker.pick(PLAIN)
        conversion = maker.pick(("", "", "", "", "!r", "!s", "!a"))
        way = maker.rng.random()
        if way < 0.2:
            field = f"n{at}"
            named.append(f"n{at}={maker.expr(one)}")
        else:
            field = str(len(positional)) if numbered else ""
            positional.append(maker.expr(one))
        if way > 0.93:
            one, conversion = ("any",), ""
            positional[-1] = maker.expr(("list", ("str",)))
            field += maker.pick(("[0]", "[1]", "[-1]", ".real", "[x]"))
        body = format_spec(maker, ("str",) if conversion else one) if maker.chance(0.5) else ""
        if maker.chance(0.04):
            body = "{w}"
            named.append("w=5") if "w=5" not in named else None
        text += (
            maker.pick(("", "", "-", "{{", "}}", "é"))
            + "{"
            + field
            + conversion
            + (":" + body if body else "")
            + "}"
        )
    arguments = ", ".join(positional + named)
    return f"{text!r}.format({arguments})"


def field_body(maker, one, quote):
    """An expression that may stand in an f-string of this quote: 3.11 allows there neither the quote nor a \\."""
    for _ in range(3):
        text = maker.expr(one)
        if not any(bad in text for bad in ("\\", "#", "\n", quote[0])):
            return " " + text + " " if text.startswith("{") or text.endswith("}") else text
    return maker.known(one) or "1"


@gives("str", weight=7)
def f_string(maker, kind):
    quote = maker.pick(("'", '"', '"', '"""', "'''"))
    text = ""
    for _ in range(maker.pick((1, 1, 2, 3))):
        one = maker.pick(PLAIN)
        conversion = maker.pick(("", "", "", "", "!r", "!s", "!a"))
        equals = maker.pick(("=", " = ")) if maker.chance(0.07) else ""
        body = ""
        if maker.chance(0.4):
            body = ":" + format_spec(maker, ("str",) if conversion else one)
        elif maker.chance(0.06):
            body = maker.pick(
                (":{3}", ":>{2 * 4}", ":{'>'}{9}" if '"' in quote else ":<{9}", ":{2}.{1}", ":{10!r}")
            )
        text += maker.pick(("", "", "-", "v", "{{", "}}", "%s", "é"))
        text += "{" + field_body(maker, one, quote) + equals + conversion + body + "}"
    prefix = maker.pick(("f", "f", "f", "F", "rf", "fR"))
    made = f"{prefix}{quote}{text}{quote}"
    return f"('pre' {made})" if maker.chance(0.05) else made


@gives("str", weight=1.5)
def format_call(maker, kind):
    one = maker.pick(PLAIN)
    return f"format({maker.expr(one)}, {format_spec(maker, one)!r})"


expressions(
    "str",
    """
    format(<any>)
    '{0}-{1}-{0}'.format(<str>, <int>)
    '{a}.{b}'.format(a=<int>, b=<int>)
    '{a[k]}'.format(a={'k': <any>})
    '{0.__class__.__name__}'.format(<any>)
    '{:{}}'.format(<str>, <small>)
    '{:{w}.{p}f}'.format(<float>, w=<small>, p=<small>)
    '{} {}'.format(*<list str>)
    '{x}'.format(**{'x': <any>})
    '{x}-{y}'.format_map({'x': <any>, 'y': <int>})
    '{}{1}'.format(<int>, <int>)
    <str>.format(<str>, <int>, name=<word>)
    <str> % <any>
    <str> % (<int>, <str>)
    '%s' % (<tuple any>,)
    '%s' % <tuple any>
    '%(name)s-%(v)s' % {'name': <word>, 'v': <version>}
    '%*d' % (<small>, <int>)
    '%.*f' % (<small>, <float>)
    '%c%c' % (<char>, 65)
    '%s %s' % (<list str>, <dict str any>)
    '%d%%' % <int>
    '%5.1f|%-8s|%+d' % (<float>, <str>, <int>)
    '%i' % <float>
    '%x' % <float>
    """,
    weight=0.8,
)
