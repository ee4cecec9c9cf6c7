# dedent, line by line.
import textwrap
from textwrap import dedent
x = [textwrap.dedent('  a\n    b\n'), dedent('\ta\n  b'), dedent(' \n  a\n \t\n   b\n  '), dedent(''), dedent('  \n'), dedent(' a\r\n  b')]
