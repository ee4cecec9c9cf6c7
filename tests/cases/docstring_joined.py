"One " "of two"
x = __doc__
