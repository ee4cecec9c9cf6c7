# A change in place is not followed.
import os
tools = ['a']
if os.path.exists('/'):
    tools.append('b')
