# Wrong arguments raise.
import os
x = os.path.basename('a', 'b')
