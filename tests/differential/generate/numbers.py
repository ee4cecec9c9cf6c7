"""Promise: expressions that give numbers and truth values: arithmetic, bits, comparisons, logic, methods."""

from .grammar import expressions, gives

expressions(
    "int",
    """
    <int> + <int>
    <int> - <int>
    <int> * <int>
    <int> // <int>
    <int> % <int>
    <int> & <int>
    <int> | <int>
    <int> ^ <int>
    ~<int>
    -<int>
    +<bool>
    <int> << <small>
    <int> >> <small>
    <bool> + <bool>
    -<int> // <int>
    -<int> % <int>
    len(<str>)
    len(<list any>)
    len(<dict str any>)
    len(<set int>)
    int(<str>)
    int(<digits>)
    int(<digits>, 16)
    int(<version>.split('.')[0])
    [<int>, <int>][<bool>]
    {'k': <int>}['k']
    [<any>, 1].index(1)
    (<str> + 'x').index('x')
    int(<float>)
    int(<number>)
    int('0x1f', 16)
    int(<str>, <small>)
    int('-0b101', 0)
    int(b' 12 ')
    abs(<int>)
    round(<float>)
    round(<int>, -<small>)
    sum(<list int>)
    sum(<tuple int>, <int>)
    min(<int>, <int>)
    max(<list int>)
    max(<list int>, default=<int>)
    min(<list str>, key=len, default=<int>)
    <int>.bit_length()
    <int>.bit_count()
    <int>.real
    <bool>.numerator
    int.from_bytes(<bytes>, 'big')
    int.from_bytes(<bytes>, 'little', signed=True)
    ord(<char>)
    ord(<bytes>)
    <str>.find(<str>)
    <str>.rfind(<str>, <index>, <index>)
    <str>.index(<str>)
    <str>.count(<str>)
    <str>.count('')
    <bytes>.find(<bytes>)
    <bytes>[<index>]
    <list any>.index(<any>)
    <list any>.count(<any>)
    <tuple any>.count(<any>)
    <range>[<index>]
    len(<range>)
    <range>.start + <range>.step
    divmod(<int>, <int>)[<bool>]
    divmod(<int>, <int>)[1]
    pow(<int>, <small>, <int>)
    pow(<small>, -1, 7)
    hash(<int>)
    hash(True)
    <int>.__add__(<int>)
    <float>.as_integer_ratio()[0]
    bool(<any>) + <int>
    <int> if <bool> else <int>
    <int> and <int>
    <int> or <int>
    <list int>[<index>]
    <tuple int>[<index>]
    (<int>).conjugate()
    (0.1).__floor__()
    """,
)
expressions(
    "float",
    """
    <number> + <float>
    <float> - <number>
    <float> * <float>
    <int> / <int>
    <float> / <float>
    <float> // <number>
    <float> % <number>
    -<float>
    <small> ** -<small>
    <float> ** <small>
    0.5 ** <small>
    2 ** 0.5
    float(<int>)
    float(<str>)
    float(<digits>)
    float(<digits> + '.5')
    float('1e400')
    float(' -Infinity ')
    float(<number>)
    round(<float>, <small>)
    round(<float>, -<small>)
    round(2.675, 2)
    abs(<float>)
    sum(<list float>)
    sum(<list float>, 0.0)
    max(<float>, <int>)
    min(<list float>)
    <complex>.imag
    abs(<complex>)
    float.fromhex('0x1.8p1')
    divmod(<float>, <number>)[0]
    <float> if <bool> else <int>
    <float>.real
    <float>.conjugate()
    <list float>[<index>]
    <float> and <float>
    """,
)
expressions(
    "complex",
    """
    <complex> + <number>
    <complex> * <complex>
    <complex> / <complex>
    <complex> ** <small>
    -<complex>
    complex(<float>, <float>)
    complex(<str>)
    complex('1+2j')
    <complex>.conjugate()
    (-1) ** 0.5
    (-8) ** (1 / 3)
    """,
)
expressions(
    "bool",
    """
    <int> < <int>
    <int> == <int>
    <number> <= <number>
    <float> != <number>
    <float> == <float>
    <str> == <str>
    <str> < <str>
    <str> >= <str>
    <bytes> < <bytes>
    <bytes> == <str>
    <list int> == <list int>
    <list int> < <list int>
    <tuple any> < <tuple any>
    <tuple str> >= <tuple str>
    <any> == <any>
    <any> != <any>
    <any> < <any>
    <any> is None
    <any> is not None
    <bool> is <bool>
    <any> is <any>
    <set int> <= <set int>
    <set int> < <frozenset int>
    <frozenset int> == <set int>
    <dict str any> == <dict str any>
    <str> in <str>
    <str> not in <list str>
    <any> in <list any>
    <any> in <tuple any>
    <str> in <dict str any>
    <int> in <set int>
    <number> in <range>
    <bytes> in <bytes>
    <small> in <bytes>
    <small> < <int> < <int>
    <small> <= <small> > <small> != <small>
    <str> == <str> in <list str>
    not <any>
    not <bool>
    <bool> and <bool>
    <bool> or <bool>
    bool(<any>)
    bool()
    <str>.startswith(<str>)
    <str>.startswith((<str>, <str>))
    <str>.endswith(<str>, <index>)
    <str>.isdigit()
    <str>.isalpha()
    <str>.isalnum()
    <str>.isdecimal()
    <str>.isnumeric()
    <str>.isidentifier()
    <str>.islower()
    <str>.isupper()
    <str>.istitle()
    <str>.isspace()
    <str>.isprintable()
    <str>.isascii()
    <bytes>.startswith(<bytes>)
    <bytes>.isdigit()
    <bytes>.isspace()
    <bytes>.istitle()
    <set int>.isdisjoint(<list int>)
    <set int>.issubset(<iter int>)
    <set str>.issuperset(<list str>)
    <float>.is_integer()
    all(<list any>)
    any(<tuple any>)
    all(x for x in <list int>)
    isinstance(<any>, str)
    isinstance(<any>, (list, tuple))
    isinstance(<any>, int)
    isinstance(<bool>, int)
    isinstance(<any>, int | str)
    issubclass(bool, int)
    callable(<any>)
    hasattr(<any>, 'append')
    hasattr(<any>, 'format')
    type(<any>) is str
    type(<any>) == type(<any>)
    type(<bool>) in (int, list)
    <any> is <v any>
    (<v any>) is (<v any>)
    <bool> ^ <bool>
    <bool> & <bool>
    <bool> if <any> else <bool>
    max(<bool>, <int>)
    1 == 1.0 == True
    """,
)


@gives("int", weight=1.5)
def power(maker, kind):
    """Bounded: a base of at most 64 bits, an exponent below 70."""
    base = maker.pick(("2", "10", "-3", "(-1)", "7", "True", "0", "255", "2147483647", "(-2)"))
    exponent = maker.pick(("0", "1", "2", "3", "10", "31", "63", "64", "-1", "False", "2 ** 3"))
    return f"({base} ** {exponent})"


@gives("int")
def shift(maker, kind):
    by = maker.pick(("0", "1", "8", "31", "63", "64", "100", "-1", "True"))
    return f"({maker.expr(('int',))} {maker.pick(('<<', '>>'))} {by})"


@gives("bool", "any")
def chain(maker, kind):
    """A chain stops at the first comparison that fails: what stands behind is never computed."""
    operand = maker.pick((("int",), ("str",), ("number",)))
    text = maker.expr(operand)
    for _ in range(maker.between(1, 3)):
        text += f" {maker.pick(('<', '<=', '==', '!=', '>', '>=', 'is not'))} {maker.expr(operand)}"
    return f"({text})"
