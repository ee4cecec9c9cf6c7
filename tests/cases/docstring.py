# A docstring and other expression statements have no effect.
"""A docstring."""
name = "case"
version = "1.0"
"not this"
1
[2]
