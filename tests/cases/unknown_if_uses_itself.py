# What the body computes hangs on what it has bound itself.
import os
x = 'a'
if os.path.exists('/'):
    x = 1
    y = x + 'b'
else:
    y = 2
