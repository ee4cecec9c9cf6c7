# The loop goes on, or not.
import os
def f():
    for t in ['a', 'b']:
        if os.path.exists('/nosuch'):
            return t
        continue
    return 'c'
x = f()
