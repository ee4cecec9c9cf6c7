"""Promise: what rez gives a definition: attributes with realistic and odd values, early, late, include, scope, this,
ModifyList, InvalidPackageError, lint_helper."""

import collections

from .grammar import fill, indent, nests, rows, statement, statements


def table(text):
    """{attribute: [its values]} of lines `attribute: value`."""
    held = collections.defaultdict(list)
    for row in rows(text):
        field, value = row.split(": ", 1)
        held[field].append(value)
    return dict(held)


VALUES = table(
    r"""
name: <word>
name: <word>
name: <str>
name: <int>
name: <word> + '_' + <word>
name: '%s_x' % <word>
version: <version>
version: <version>
version: <str>
version: <float>
version: <int>
version: '%d.%d' % (1, <small>)
version: '.'.join(['1', <word>])
version: None
version: f'{<small>}.{<small>}'
version: '1.2' '.3'
version: '.'.join(str(v) for v in (1, <small>))
requires: [<request>, <request>]
requires: [<request>]
requires: []
requires: ['python-' + <version>, <request>]
requires: ['maya-%s' % <version>]
requires: [f'lib-{<small>}+']
requires: (<request>,)
requires: <list str>
requires: None
requires: <request>
requires: [<request>] + [<request>]
requires: ['%s-%s' % (n, v) for n, v in [('a', 1), ('b', <version>)]]
requires: [<word> + '-' + <version>]
requires: <list any>
variants: [[<request>], [<request>, <request>]]
variants: [['platform-linux', 'arch-x86_64', <request>]]
variants: []
variants: [[]]
variants: [['python-%s' % v] for v in ('2.7', '3.7', <version>)]
variants: <list list str>
variants: [<list str>]
variants: [(<request>,)]
variants: [[a, b] for a in ['x-1', 'x-2'] for b in [<request>]]
variants: [<request>]
variants: None
variants: [[<request>]] * 2
variants: {}
description: <str>
description: 'a ' + <str>
description: '''two\nlines'''
description: <any>
authors: [<word>]
authors: <list str>
authors: <str>
authors: [<word>, *<list str>]
tools: [<word>, <word>]
tools: [t for t in <list str>]
tools: <list str>
tools: sorted({'a', 'b', <word>})
uuid: <str>
uuid: '0-0'
build_requires: [<request>]
build_requires: <list str>
private_build_requires: [<request>]
private_build_requires: ['cmake', <request>]
build_command: 'python {root}/build.py {install}'
build_command: <str>
build_command: False
build_command: '%s' % <str>
timestamp: <int>
timestamp: 1500000000
timestamp: <any>
plugin_for: [<word>]
plugin_for: <str>
has_plugins: True
has_plugins: <bool>
hashed_variants: True
hashed_variants: <any>
help: [['a', 'b']]
help: <str>
help: <list list str>
tests: {'unit': 'pytest'}
tests: {'u': {'command': <str>, 'requires': [<request>]}}
vcs: 'git'
cachable: <bool>
relocatable: None
config: {'a': <any>}
format_version: 2
format_version: <int>
_data: {'label': <str>, 'color': <list int>}
_data: <any>
__hidden: <any>
base: <str>
late: <any>
pip_packages: <list str>
requires_rez_version: '2.0+'
revision: {'commit': <str>}
revision: <any>
"""
)
COMMON = (
    9 * ["requires", "variants"] + 6 * ["version"] + 3 * ["name"] + 2 * ["description", "authors", "tools"]
)
COMMON += list(VALUES)
TEXTS = ("list", ("str",))
KINDS = {
    "name": ("str",),
    "version": ("str",),
    "requires": TEXTS,
    "variants": ("list", TEXTS),
    "tools": TEXTS,
}
KINDS |= {"authors": TEXTS, "description": ("str",), "uuid": ("str",)}


def value(maker, field):
    return fill(maker, maker.pick(VALUES[field]))


@statement(16)
def attribute(maker):
    field = maker.pick(COMMON)
    line = f"{field} = {value(maker, field)}"
    maker.frames[-1][field] = KINDS.get(field, ("any",))
    return [line]


# What an early function does before it returns; {t} is an attribute in sight, | parts lines.
EARLY = rows(
    r"""
v = 1
v = this.{t}
if building:|    return []
global gx|gx = 1
{t}.append('x')
this.{t}.append('y')
this.{t} = 1
import platform|if platform.system() == 'Windows':|    return None
try:|    v = this.{t}|except AttributeError as e:|    v = str(e)
if testing: return 1
v = [x for x in this.requires]
from rez.system import system|v = system.platform
"""
)
RESULTS = rows(
    r"""
this.{t}
{t}
[this.name + '-' + str(this.{t})]
lambda: 1
str(this.{t}) + '.1'
v
[str(x) for x in this.requires] + ['late-1']
(x for x in [1])
hasattr(this, 'version')
getattr(this, 'nosuch', 5)
sorted(globals())[:0]
data
(building, testing)
'%s-%s' % (this.name, {t})
None
"""
)


@statement(3)
@nests
def early(maker):
    """Runs when the package is loaded, in the order of the attributes; sees `this` and `building`."""
    field = maker.pick(COMMON)
    decorator = maker.pick(("@early()",) * 16 + ("@early", "@early( )", "@late()", "@late()"))
    named = maker.pick([*maker.frames[0]] or ["name"])
    body = maker.pick(EARLY).replace("{t}", named).split("|") if maker.chance(0.5) else []
    result = maker.pick(RESULTS).replace("{t}", named) if maker.chance(0.4) else value(maker, field)
    parameter = maker.pick(("",) * 16 + ("data", "data", "a, b", "a=1"))
    maker.frames[-1].pop(field, None)
    return [decorator, f"def {field}({parameter}):", *indent([*body, f"return {result}"])]


# What stands inside a scope; | parts lines.
INNER = rows(
    r"""
c.x = <any>
release_packages_path = <str>
x = <any>|y = x
c.sub.a = <any>
c.sub['a'] = <any>
name = <str>
<v list str> += <list str>
<v list str>.append(<str>)
<v dict str any>['k'] = <any>
c['k'] = <any>
with scope('in') as d:|    d.z = <any>|    q = <any>
x = 1|x = True
<v list any>[:] = []
requires = requires + <list str>
def commands():|    pass
del x
import os
c.plugins.release_hook.x = <list str>
for i in [1, 2]:|    z = i
c = <any>
c.x = c.x + 1
c.append = <any>
__y = <any>
"""
)
SCOPES = ("'config'", "'config'", "'build'", "'requires'", "'a'", "'__x'", "<str>", "s1 := 'config'")


@statement(1.2)
@nests
def scope(maker):
    """Leaving restores every global that was bound inside; what changed becomes a member; in-place changes stay."""
    inner = maker.pick(INNER).split("|")
    if maker.chance(0.1):
        after = maker.pick(("c.requires = [<request>]", "x = <any>", "c.x = <any>"))
        lines = [f"c = scope({maker.pick(SCOPES)})", *inner, after]
    else:
        lines = [f"with scope({maker.pick(SCOPES)}){maker.pick((' as c', ' as c', ''))}:", *indent(inner)]
    return [fill(maker, line) for line in lines]


statements(
    """
    config = ModifyList(append=[<any>])
    data = {'a': ModifyList(prepend=<list str>)}
    config = ModifyList()
    requires = ModifyList(append=<list str>, prepend=[<request>])
    data = ModifyList(<list any>); w1 = data.append
    config = {'plugin_path': ModifyList(append=[<word>]), 'x': <any>}
    late = globals()['late']
    early = globals()['early']
    raise InvalidPackageError(<str>)
    w1 = InvalidPackageError
    w1 = early
    late = <any>; scope = <any>
    from rez.utils.lint_helper import env, building, this
    from rez.utils.lint_helper import env, alias, resolve; w1 = env
    from rez.utils.lint_helper import used; used(<any>)
    from rez.utils.lint_helper import *
    from rez.utils.lint_helper import early, late
    from rez.utils.lint_helper import late, scope as sc
    from rez.utils.lint_helper import requires
    from rez.utils import lint_helper; w1 = lint_helper.x
    import rez.utils.lint_helper as lh; w1 = lh.building; del lh
    from rez.utils.lint_helper import building; w1 = 1 if building else 2
    data = {1: <any>}
    data = {'__a': <any>, 'b': {'__c': 1, 'd': <any>}}
    data = [{1: <any>, '__x': 2}]
    data = {'a': {(1, 2): <any>}}
    data = {'a': len, 'b': lambda: 1}
    import os; data = {'a': os, 'b': <any>}
    data = {'a': [lambda: 1]}
    data = {}; data['self'] = data
    data = []; data.append(data)
    class Data: x = <any>
    data = type('T', (), {})()
    data = range(3)
    data = (x for x in [1])
    data = object
    """,
    weight=0.1,
)
