# The commonest of all: what a variant is on which platform.
import platform
name = 'a'
requires = []
if platform.system() == 'Darwin':
    requires.append('x-1')
