# Constants of a POSIX system hang on os.name.
import os
x = os.name
y = os.sep + os.pathsep + os.linesep + os.curdir + os.pardir + os.extsep + os.devnull
z = os.altsep
