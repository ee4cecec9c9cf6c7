# The opposite of what nobody knows is not known either, and cannot raise.
import os
x = not os.path.exists('/nosuch')
y = not not os.path.isdir('/')
z = bool(os.path.isfile('/nosuch'))
name = 'a'
