# Absent, it raises.
import os
x = os.environ['A']
