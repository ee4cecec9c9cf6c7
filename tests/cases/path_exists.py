# Asking the disk never raises; what it says, only Python knows.
import os
x = os.path.exists('/nowhere')
y = os.path.isfile('')
z = [os.path.isdir('a\0b')]
name = 'a'
