# The mapping's own get().
import os
x = os.environ.get('A')
y = os.environ.get('A', [1])
z = os.environ.get('A', default='q')
