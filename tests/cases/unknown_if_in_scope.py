# A scope compares what is bound in it with what was.
import os
with scope('config') as c:
    x = 'a'
    if os.path.exists('/'):
        x = 'b'
