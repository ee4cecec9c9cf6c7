# Lines narrower than their indent still take one character each.
import textwrap

name = "case"
version = "1.0"
lines = textwrap.wrap("ab c", 1, initial_indent="* ")
both = textwrap.wrap("abc", width=2, initial_indent="  ", subsequent_indent="    ")
