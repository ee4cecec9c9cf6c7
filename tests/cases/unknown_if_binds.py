# Whether the attribute is there at all the disk decides.
import os
if os.path.exists('/'):
    description = 'c'
