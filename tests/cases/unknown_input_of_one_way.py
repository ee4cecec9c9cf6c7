# An input that only one way reads.
import os
x = os.getenv('HOME', 'a') if os.path.exists('/nosuch') else 'b'
name = 'n'
