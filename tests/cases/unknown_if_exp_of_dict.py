# A dict with a key that is no str makes rez raise.
import os
x = {1: 2} if os.path.exists('/') else 'a'
