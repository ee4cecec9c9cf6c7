""" Begins with a blank, which Python 3.13 takes away."""
description = __doc__
