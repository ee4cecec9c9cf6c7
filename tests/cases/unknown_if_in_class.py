# The body of a class.
import os
class A:
    x = 1
    if os.path.exists('/'):
        x = 2
y = A.x
