# All five fields that a solve needs, as installed packages have them.
name = 'depressive'
version = '1.7.43'
requires = ['fig-1', 'special-0', 'fool-2014+<2017']
variants = [['python-2.7', 'os-1'], ['python-3+']]
timestamp = 1600130195
format_version = 2
