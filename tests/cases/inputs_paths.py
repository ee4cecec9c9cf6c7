# So do the functions of os.path.
import os
x = os.path.join('a', 'b')
from os.path import join, splitext
y = splitext(join('a/', 'c.tar.gz'))
