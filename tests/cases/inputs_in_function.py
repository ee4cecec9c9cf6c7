# A plain function that reads.
import os
def _a(name, fallback=''):
    return os.environ.get(name, fallback)
version = _a('A', '1')
