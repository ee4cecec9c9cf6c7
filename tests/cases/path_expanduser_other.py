# Another user's home is in the password database.
import os
x = os.path.expanduser('~root/a')
