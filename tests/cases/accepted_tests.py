# All forms of a test; keys that rez does not know may hold anything.
name = 'a'
tests = {
    'unit': 'pytest',
    'both': ['pytest', '-q'],
    'whole': {
        'command': ['pytest'],
        'requires': ['python-3', '!b'],
        'run_on': 'pre_release',
        'on_variants': {'value': ['python-3'], 'type': 'requires'},
        'own': 5,
    },
}
