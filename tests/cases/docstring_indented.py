"""A tool of the studio.

    From Python 3.13 on these lines begin without blanks.
"""
description = __doc__
