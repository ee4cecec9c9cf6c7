"""A tool of the studio."""
# The docstring under its name.
description = __doc__
