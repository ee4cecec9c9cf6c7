# A module is an attribute of its package.
import os, collections
x = os.path.join('a', 'b')
y = [collections.abc]
