"""A tool of the studio.

It has lines, none of which is indented.
"""
# Such a docstring is the same in each Python.
description = __doc__.strip()
