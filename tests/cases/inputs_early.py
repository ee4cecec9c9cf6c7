# An @early function that reads.
import os
@early()
def version():
    return os.getenv('A', '1.0')
