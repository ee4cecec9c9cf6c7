# None, where the function ends without a return.
import os
def f():
    if os.path.exists('/nosuch'):
        return 'a'
x = f()
