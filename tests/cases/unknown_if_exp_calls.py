# Whether the function changes the list the disk decides.
import os
requires = []
def f():
    requires.append('a')
    return 'x'
x = f() if os.path.exists('/') else 'a'
