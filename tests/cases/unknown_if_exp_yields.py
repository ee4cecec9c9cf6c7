# The iterator may have given its first item, or not.
import os
i = iter(['a', 'b'])
x = 'a' if os.path.exists('/') else next(i)
tools = list(i)
