# Whether this raises NameError the disk decides.
import os
if os.path.exists('/nosuch'):
    print(missing)
name = 'a'
