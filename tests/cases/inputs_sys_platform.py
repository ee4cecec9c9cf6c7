# A condition on sys.platform.
import sys
name = 'a' if sys.platform.startswith('linux') else 'b'
