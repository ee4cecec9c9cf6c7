# Absent, it raises KeyError.
import os
try:
    x = os.environ['A']
except KeyError:
    x = 'absent'
