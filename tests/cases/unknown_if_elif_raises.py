# The second condition is asked or not.
import os
help = 'a'
if os.path.exists('/'):
    help = 'b'
elif missing:
    help = 'c'
