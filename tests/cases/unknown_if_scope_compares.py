# Whether the name is a member of the scope hangs on whether it has changed.
import os
x = 'a'
with scope('config'):
    if os.path.exists('/nosuch'):
        x = 'b'
