# A NUL in a path.
import os
x = os.path.normpath('a\0/../b')
