# Of what is no str.
import textwrap
x = textwrap.dedent(1)
