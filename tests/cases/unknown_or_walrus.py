# Whether the name is bound the disk decides.
import os
x = os.path.exists('/nosuch') or (y := 1)
