# Plain data can be compared with anything plain.
import os
x = os.path.exists('/') == True
y = os.path.exists('/') != [1, 'a']
z = os.path.exists('/nosuch') is None
w = 'a' is not ('b' if os.path.exists('/') else 'c')
