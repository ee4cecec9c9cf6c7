# A test that is a dict needs a command.
name = 'a'
tests = {'unit': {'requires': ['pytest']}}
