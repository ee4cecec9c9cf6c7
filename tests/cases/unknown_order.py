# A str has no order with an int.
import os
x = ('a' if os.path.exists('/') else 1) < 2
