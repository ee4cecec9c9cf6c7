# Both ways bind the same names, which were bound to plain data before, or are bound by both.
import os
help = 'a'
if os.path.exists('/nosuch'):
    help = 'b'
if os.path.exists('/'):
    description = 'c'
else:
    description = 'd'
if os.path.isdir('/'):
    pass
name = 'n'
