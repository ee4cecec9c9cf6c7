# Which inputs are read hangs on the others.
import os
x = os.environ['B'] if 'A' in os.environ else os.getenv('HOME')
