# All variables at once are too many inputs.
import os
x = len(dict(os.environ)) > 0
