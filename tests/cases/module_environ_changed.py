# So is the environment.
import os
os.environ['REZDEX_CHANGED'] = 'x'
