# bytes and str do not go together.
import os
x = os.path.join('a', b'b')
