"""Promise: what a definition reads of its surroundings, and the imports by which it does so.

Only harmless, repeatable reads: names of the environment, the platform, the working directory, the user.
"""

from .grammar import fill, nests, rows, statement, statements
from .reads import READS

# Names that the runner sets, leaves out or changes.
NAMES = (
    "REZDEX_A",
    "REZDEX_B",
    "REZDEX_UNSET",
    "MAYA_VERSION",
    "STUDIO",
    "HOME",
    "USER",
    "PATH",
    "REZDEX_EMPTY",
)
WEIGHTED = (
    ["platform"] * 8 + ["os"] * 9 + ["sys"] * 4 + ["getpass"] + ["re"] * 2 + ["string"] * 2 + list(READS)
)


def read(maker, module):
    text = maker.pick(READS[module]).replace("{n}", maker.pick(NAMES))
    maker.used.add("read " + text.split("(")[0].split("[")[0])
    return fill(maker, text)


@statement(7)
@nests
def import_and_read(maker):
    """The module under its own name, another one, or its name imported; a module in the data is dropped by rez."""
    module = maker.pick(WEIGHTED)
    value = read(maker, module)
    way = maker.rng.random()
    line = f"import {module}"
    if way < 0.12:
        other = maker.fresh("mod")
        line, value = f"import {module} as {other}", value.replace(module + ".", other + ".")
    elif way < 0.2 and value.startswith(module + ".") and "(" in value:
        name = value[len(module) + 1 :].split("(")[0].split(".")[0].split("[")[0].split(" ")[0]
        line, value = f"from {module} import {name}", value[len(module) + 1 :]
    if module == "os" and maker.chance(0.15):
        line = maker.pick(
            (
                "import os.path",
                "import os, sys",
                "from os import path\nimport os",
                "import os.path as osp, os",
            )
        )
    kind = ("bool",) if " in " in value or "==" in value else ("any",)
    return [*line.split("\n"), f"{maker.bind(kind)} = {value}"]


TESTS = rows(
    r"""
platform.system() == '{s}'
platform.system() != '{s}'
platform.system().lower() == '{l}'
'{s}' in platform.system()
platform.system() in ('{s}',)
platform.system() == '{s}' and <bool>
"""
)
GROWN = (
    ("variants", "['platform-linux', <request>]"),
    ("requires", "<request>"),
    ("tools", "<word>"),
    ("requires", "'a-%s' % <version>"),
)


@statement(4)
@nests
def platform_block(maker):
    """The commonest shape in use: a list that grows under `if platform.system() == …`."""
    system = maker.pick(("Darwin", "Linux", "Windows", "Linux"))
    test = maker.pick(TESTS).replace("{s}", system).replace("{l}", system.lower())
    field, value = maker.pick(GROWN)
    start = maker.pick((f"{field} = []", f"{field} = [{value}]"))
    grow = maker.pick(
        (
            f"{field}.append({value})",
            f"{field} += [{value}]",
            f"{field} = [{value}]",
            f"{field}.insert(0, {value})",
        )
    )
    lines = ["import platform", start, f"if {test}:", f"    {grow}"]
    if maker.chance(0.4):
        lines += ["else:", f"    {field}.extend([{value}])"]
    maker.frames[-1][field] = ("list", ("str",))
    return [fill(maker, line) for line in lines]


statements(
    """
    import os; w1 = os.environ.copy() == dict(os.environ)
    import os; w1 = sorted(k for k in os.environ if k.startswith('REZDEX_'))
    import os; w1 = os.environ.setdefault('REZDEX_A', <str>)
    import os; os.environ['REZDEX_NEW'] = <word>; w1 = os.environ['REZDEX_NEW']
    import os; os.environ.pop('REZDEX_A', None); w1 = os.getenv('REZDEX_A')
    import os; getenv = os.getenv; w1 = getenv('REZDEX_A', <any>)
    import os; env = os.environ; w1 = env.get('REZDEX_A'); del env
    from os import environ; w1 = environ.get('REZDEX_UNSET', <any>); del environ
    from platform import system; w1 = system(); del system
    from platform import system as s1; w1 = s1() == <str>; del s1
    from os import getcwd
    from getpass import getuser
    from sys import platform; w1 = platform
    from rez.system import system; w1 = system.platform; del system
    from rez.system import system; w1 = [system.arch, system.os]; del system
    from rez import system as s1; del s1
    import rez.system
    from rez import __version__ as v1
    from rez.config import config as c1; w1 = c1.build_directory; del c1
    from rez.utils.platform_ import platform_; w1 = platform_.arch; del platform_
    from rez.package_resources import late as lt; del lt
    from rez.utils.formatting import expandvars; w1 = expandvars('$REZDEX_A')
    from rez.version import Version; w1 = str(Version(<version>)); del Version
    from rez.vendor.version.version import Version; w1 = str(Version(<version>))
    from rez.utils.logging_ import print_warning
    from rez.utils.data_utils import ModifyList as ML; w1 = ML(append=[<any>]); del ML
    from rez.exceptions import InvalidPackageError as IPE; del IPE
    import sys as w1
    import sys; w1 = 'rez' in sys.modules
    import sys; sys.path.append('/nosuch')
    import platform, os, sys
    from __future__ import annotations
    from typing import List, Optional; w1: List[str] = <list str>
    import os; w1 = lambda: os.getcwd()
    import nosuchmodule
    from string import *
    from math import pi, floor; w1 = pi, floor(<float>)
    import string as string2; w1 = string2.Formatter().format('{}', <any>)
    """,
    weight=0.13,
)
