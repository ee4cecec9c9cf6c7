# Whether old release files matter hangs on an input.
import os
name = 'a'
if 'A' in os.environ:
    timestamp = 5
