# What a `finally` does, happens anyway.
import os
def f():
    try:
        if os.path.exists('/nosuch'):
            return 'a'
        return 'b'
    finally:
        tools.append('c')
tools = []
x = f()
