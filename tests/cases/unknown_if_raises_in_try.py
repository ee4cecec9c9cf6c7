# Whether the handler runs the disk decides.
import os
x = 'a'
try:
    if os.path.exists('/nosuch'):
        x = missing
except NameError:
    x = 'b'
