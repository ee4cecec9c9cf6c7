# As a condition of a loop, of a comprehension, of an assertion.
import os
x = [t for t in ['a'] if os.path.exists('/')]
