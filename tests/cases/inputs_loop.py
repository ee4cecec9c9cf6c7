# An input is kept once.
import os
x = {k: os.environ.get(k) for k in ['A', 'B', 'A', 'C']}
