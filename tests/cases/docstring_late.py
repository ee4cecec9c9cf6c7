name = 'a'
"""A string further down is no docstring."""
x = '__doc__' in globals()
