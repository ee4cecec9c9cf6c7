# Whether there is a KeyError the disk decides.
import os
x = {}['a'] if os.path.exists('/nosuch') else 'a'
