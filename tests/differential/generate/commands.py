"""Promise: functions whose source rez keeps: the ordinary ones and the traps of SourceCode's text.

One-liners, decorators, signatures of several lines, text at column 0 in triple-quoted strings, comments around,
tabs, nested functions, odd endings of lines.
"""

from .grammar import gives, indent, nests, rows, statement

HOOKS = ("commands",) * 9 + ("pre_commands", "post_commands", "pre_build_commands", "pre_test_commands")
HOOKS += ("preprocess", "pre_cook", "cook", "requires")
# The lines of a body, parted by |; those inside a triple-quoted string keep their column.
BODIES = [
    body.replace("<tab>", "\t").split("|")
    for body in rows(
        r"""
env.PATH.append('{root}/bin')
env.PYTHONPATH.prepend('{root}/python')|alias('x', 'y')
import os||env.A = os.path.join('{root}', 'x')
'''Doc.'''|env.A = 1
global env|if building:|    env.B = '{this.version}'||# a comment|else:|    pass
x = '''|column 0|  two'''|env.X = x
y = '''a|# no comment|'''  # one
# only then|pass
def inner():|    return 1|env.I = inner()
for p in ('a', 'b'):|    env[p] = p||
if 'maya' in resolve: env.M = 1|else: env.M = 0
env.LONG = 'a' \|    'b'
env.T = (|1,|  2)  # comment|    # deeper
return
...
pass  # é 日本
yield
'%s' % 1
lambda: (yield)
with open('x') as f:|    source('y')
a = b'\xff' r'\d' f'{1}'
s = '''\|x'''
class A:|    x = 1||@late()|def q(): pass
<tab>pass
if 1:|<tab>x = 1
x = 1;
try: a|except: b
print('x')  |
x = [|    # in|    1,|]
env.A = 1|    |env.B = 2
env.A = '#'  # '
"""
    )
]
SIGNATURES = ("()",) * 8 + (
    "(this)",
    "( )",
    "(\n)",
    "(\n    # c\n    )",
    "(a=1)",
    "(*a, **k)",
    "() -> None",
    "(this,\n      x=(1, 2))",
    "(\\\n)",
)
DECORATORS = (
    "@late()",
    "@include('x')",
    "@early()",
    "@late( )",
    "@include('a', 'b')",
    "@late ()",
    "@(late())",
    "@include(\n'x')",
    "@late() # c",
)


def definition(maker, name):
    """The lines of one function called `name`."""
    body = maker.pick(BODIES)
    signature = maker.pick(SIGNATURES)
    if maker.chance(0.08):
        simple = maker.pick(("pass", "env.A = 1", "return 1; x = 2", "'''a\nb'''", "pass  # c"))
        return [f"def {name}{signature}: {simple}"]
    if maker.chance(0.2):
        body = body + maker.pick(BODIES)
    width = maker.pick(("    ", "    ", "    ", "  ", "\t", "        ", " "))
    made = [
        line if cut_off(body, at) else width + line if line.strip() else line for at, line in enumerate(body)
    ]
    head = maker.pick(("def {}{}:", "def {}{}:", "def {}{}:  # a comment", "def  {} {} :", "async def {}{}:"))
    if maker.chance(0.9):
        head = "def {}{}:"
    lines = [head.format(name, signature), *made]
    if maker.chance(0.12):
        lines.insert(1, maker.pick(("", "# at column 0", "        # deep", "\x0c", "    # same")))
    return lines


def cut_off(body, at):
    """Inside a triple-quoted string, lines keep the column that they were written in."""
    before = "\n".join(body[:at])
    return (before.count("'''") + before.count('"""')) % 2 == 1


@statement(2)
@nests
def command_function(maker):
    if maker.in_function:
        return ["pass"]
    name = maker.pick(HOOKS)
    lines = definition(maker, name)
    if maker.chance(0.12):
        lines = [maker.pick(DECORATORS), *lines]
    way = maker.rng.random()
    if way < 0.06:
        return [
            f"if {maker.expr(('bool',))}:",
            *indent([line for piece in lines for line in piece.split("\n")]),
        ]
    if way < 0.1:
        return [*lines, f"{maker.pick(('x', 'y', 'post_commands', 'commands', 'tools'))} = {name}"]
    if way < 0.13:
        return [*lines, f"x = [{name}]", f"y = {{'a': {name}}}"]
    if way < 0.16:
        return [*lines, f"{name} = {maker.pick(('lambda: 1', 'len', 'None', repr('env.A = 1'), '[]'))}"]
    if way < 0.3:
        lines += maker.pick((["# behind"], ["", "", "# behind", "    # deep"], ["    # same column"], [""]))
    return lines


@gives("any", weight=0.2)
def lambdas(maker, kind):
    return maker.pick(
        ("(lambda: 1)", "len", "str.upper", "[].append", "object()", "type", "Exception", "...")
    )


def odd_bytes(maker, text):
    """The text's bytes, now and then with other line ends, a BOM, a cookie, no newline at the end."""
    way = maker.rng.random()
    if way < 0.03:
        text = text.replace("\n", "\r\n")
    elif way < 0.035:
        text = text.replace("\n", "\r")
    elif way < 0.045:
        return b"\xef\xbb\xbf" + text.encode()
    elif way < 0.055:
        text = "# -*- coding: utf-8 -*-\n" + text
    elif way < 0.075:
        text = text.rstrip("\n")
    elif way < 0.08:
        text = text.replace("    ", "\t")
    return text.encode("utf-8", "surrogatepass")
