"""It is a name like others."""
del __doc__
name = 'a'
