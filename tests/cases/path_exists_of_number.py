# A number may be a file descriptor.
import os
x = os.path.exists(1)
