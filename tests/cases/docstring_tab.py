"""A	tab, which Python 3.13 expands."""
description = __doc__
