# The schema loses an empty key, and so refuses the dict.
name = 'a'
tests = {'': 'pytest'}
