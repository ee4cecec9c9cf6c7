# A function written in Python takes its arguments by name, too.
import textwrap
x = textwrap.dedent(text='  a')
