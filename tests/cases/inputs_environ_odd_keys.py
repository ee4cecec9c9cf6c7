# No variable can have some of these names.
import os
x = [os.getenv(k) for k in ('', 'A=', '=', 'A B', 'a', 'A')]
