# The list that may be the attribute grows later.
import os
tools = ['a']
x = tools if os.path.exists('/') else []
tools.append('b')
