# A name that is not there raises NameError.
try:
    a = missing
except NameError:
    a = 1
try:
    b = missing
except Exception as e:
    b = type(e) is NameError
