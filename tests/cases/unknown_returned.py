# A function gives one or the other.
import os
@early()
def build_command():
    if os.path.exists('/nosuch'):
        return 'make'
    return False
@early()
def tools():
    if os.path.exists('/'):
        return ['a']
    else:
        return []
name = 'n'
