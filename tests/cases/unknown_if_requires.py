# What a solve needs must be known.
import os
requires = ['a']
if os.path.exists('/'):
    requires = ['b']
