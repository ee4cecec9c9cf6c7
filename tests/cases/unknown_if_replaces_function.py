# Whether commands are there the disk decides.
import os
def commands():
    env.A = 1
if os.path.exists('/'):
    commands = 'env.B = 1'
