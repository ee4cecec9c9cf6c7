# The order of the attributes hangs on the disk.
import os
if os.path.exists('/nosuch'):
    help, = 'a',
    x = 1
    y = 2
else:
    y = 2
    x = 1
