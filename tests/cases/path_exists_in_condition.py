# What the disk says decides.
import os
if os.path.exists('/nowhere'):
    name = 'a'
