# The same of one that computes.
import os
x = os.path.basename(p='/a/b')
