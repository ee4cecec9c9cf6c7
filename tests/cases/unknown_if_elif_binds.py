# Bound in two of three ways.
import os
if os.path.exists('/nosuch'):
    help = 'b'
elif os.path.exists('/'):
    help = 'c'
