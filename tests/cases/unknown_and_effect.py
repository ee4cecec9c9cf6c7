# Whether the list grows the disk decides.
import os
requires = ['a']
x = os.path.exists('/') and requires.append('b')
