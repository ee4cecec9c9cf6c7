# As a key.
import os
x = {os.path.exists('/'): 1}
