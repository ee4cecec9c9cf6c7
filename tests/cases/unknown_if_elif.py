# The same names in three ways, and three values that a function may give.
import os
help = 'a'
if os.path.exists('/nosuch'):
    help = 'b'
elif os.path.exists('/'):
    help = 'c'
@early()
def build_command():
    if os.path.exists('/nosuch'):
        return 'a'
    elif os.path.exists('/'):
        return 'b'
    return 'c'
