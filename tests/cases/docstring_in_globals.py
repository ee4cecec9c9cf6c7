"""Asked for in another way."""
x = '__doc__' in globals()
y = [k for k in globals() if k == '__doc__']
