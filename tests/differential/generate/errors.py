"""Promise: try in all its forms, raise, and what raises by itself, with the messages that a handler may read."""

from .grammar import fill, indent, nests, rows, statement

ERRORS = rows(
    r"""
Exception
ValueError
KeyError
TypeError
(KeyError, IndexError)
LookupError
ArithmeticError
ZeroDivisionError
AttributeError
NameError
OverflowError
UnicodeError
BaseException
"""
)
RAISERS = rows(
    r"""
raise ValueError('x')
raise KeyError('k')
raise KeyError
{}['k']
[][0]
1 / 0
int('x')
undefined
None.x
'a' + 1
raise Exception
raise ValueError('x') from None
raise
()[1]
1 // 0
1 % 0
0.0 ** -1
float('x')
'%d' % 'x'
'%s %s' % 1
'{}'.format()
'{x}'.format()
[].pop()
{}.popitem()
[].remove(1)
''.join([1])
a, b = 1, 2, 3
len(1)
1 < 'a'
[] + ()
'abc'.index('z')
(1).foo
del undefined2
next(iter([]))
'é'.encode('ascii')
b'\xff'.decode()
chr(-1)
range(1, 2, 0)
{[]: 1}
hash([])
max([])
1()
int('1' * 5000)
2.0 ** 5000
1 << -1
assert False, 'no'
raise InvalidPackageError('x')
import nosuchmodule
from os import nosuchname
raise StopIteration(3)
raise OSError(2, 'no')
sum(['a'])
sorted([1, 'a'])
int([])
'a' * 'b'
~1.5
-'a'
[1][::0]
{1: 2}.x
'abc'[5]
tuple(5)
bytes([256])
'x'.foo()
str.upper()
str(b'a', 'nocodec')
zip([1], [2, 3], strict=True).__next__()
int(1e999)
round('x')
isinstance(1, 1)
*a, b = []
(lambda x: x)()
(lambda: 0)(1)
dict([1])
dict([(1, 2, 3)])
'%(a)s' % 1
'%q' % 1
'{!z}'.format(1)
format(1, 'q')
format('a', 'd')
f'{1:q}'
'{'.format()
'}'.format(1)
"""
)
RAISING = rows(
    r"""
<any> + <any>
<list any>[<index>]
<dict str any>[<str>]
int(<str>)
<str>.index(<str>)
<any>.upper()
raise ValueError(<str>)
<any> < <any>
len(<any>)
<any>[<any>]
<number> / <number>
raise <exception>
<str> % <any>
<str>.format(<any>)
float(<str>)
<list any>.remove(<any>)
assert <bool>
{<any>: 1}
"""
)
USES = ("str({0})", "repr({0})", "type({0}).__name__", "{0}.args", "isinstance({0}, KeyError)")


@statement(4)
@nests
def try_statement(maker):
    lines = ["try:", *indent(maker.lines(2))]
    if maker.chance(0.6):
        lines += indent([maker.pick(RAISERS) if maker.chance(0.5) else fill(maker, maker.pick(RAISING))])
    handled = maker.chance(0.9)
    if handled:
        for error in (maker.pick(ERRORS), maker.pick(ERRORS))[: maker.pick((1, 1, 2))]:
            lines += handler(maker, error)
        if maker.chance(0.5):
            lines += ["except Exception:" if maker.chance(0.7) else "except:", *indent(maker.lines(1))]
        if maker.chance(0.2):
            lines += ["else:", *indent(maker.lines(1))]
    if not handled or maker.chance(0.2):
        lines += ["finally:", *indent(maker.lines(1))]
    return lines


def handler(maker, error):
    name = maker.pick(("e", "e", "error", "x"))
    way = maker.rng.random()
    if way < 0.5:
        return [f"except {error}:", *indent(maker.lines(1))]
    use = maker.pick(USES).format(name)
    return [f"except {error} as {name}:", f"    {maker.bind(('str',))} = {use}"]


@statement(0.6)
def raise_statement(maker):
    return [maker.pick(RAISERS)] if maker.chance(0.6) else [fill(maker, maker.pick(RAISING))]
