# The second way reads what only the first one binds: a NameError, if it is taken.
import os
if os.path.exists('/nosuch'):
    x = 1
else:
    x = x
