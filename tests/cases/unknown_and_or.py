# What stands behind `and` may be evaluated or not: it may neither raise nor have an effect.
import os
x = os.path.exists('/') and os.path.isdir('/nosuch')
y = os.path.exists('/nosuch') or 'default' or 1
z = True and os.path.exists('/')
w = False and os.path.exists('/')
