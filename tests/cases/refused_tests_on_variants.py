# on_variants is a bool or exactly two keys.
name = 'a'
tests = {'unit': {'command': 'pytest', 'on_variants': {'type': 'requires', 'value': ['python'], 'more': 1}}}
