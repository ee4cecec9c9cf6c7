# Whether it is there is all that is asked; a change of its value is evaluated again all the same.
import os
x = 'A' in os.environ
y = 'B' not in os.environ
