# The verdict itself hangs on an input.
import os
if os.getenv('A'):
    raise RuntimeError(os.getenv('B'))
name = 'a'
