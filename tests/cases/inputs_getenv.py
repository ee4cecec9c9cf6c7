# Defaults, by position and by name.
import os
x = os.getenv('A')
y = os.getenv('A', 'z')
z = os.getenv('A', default=1)
w = os.getenv(key='A')
