# The same with plain targets.
import os
if os.path.exists('/nosuch'):
    x = 1
    y = 2
else:
    y = 2
    x = 1
