# What follows runs, or not.
import os
requires = []
def f():
    if os.path.exists('/'):
        return 'a'
    requires.append('b')
    return 'b'
x = f()
