# A function that binds a name of the module.
import os
help = 'a'
def f():
    global help
    if os.path.exists('/'):
        help = 'b'
f()
name = 'n'
