# Whether this raises NameError the disk decides.
import os
x = os.path.exists('/nosuch') and missing
