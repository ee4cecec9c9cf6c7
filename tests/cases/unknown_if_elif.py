# The same names in three ways.
import os
help = 'a'
if os.path.exists('/nosuch'):
    help = 'b'
elif os.path.exists('/'):
    help = 'c'
