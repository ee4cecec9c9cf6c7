# The number of processors, as a number.
import os
build_command = 'make -j%s' % os.cpu_count()
x = (os.cpu_count() or 0) + 1
