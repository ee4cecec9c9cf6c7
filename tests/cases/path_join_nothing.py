# TypeError.
import os
x = os.path.join()
