# Of a chain of comparisons the first decides whether there is a second.
import os
x = os.path.exists('/') == True == missing
