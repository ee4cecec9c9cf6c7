# TypeError, which is not evaluated.
import os
x = os.path.exists([])
