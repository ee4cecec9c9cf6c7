# += would change one of the lists.
import os
tools = ['a']
x = tools if os.path.exists('/') else []
x += ['b']
