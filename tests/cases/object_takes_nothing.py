# object() takes no arguments.
try:
    x = object(1)
except TypeError as error:
    x = 'TypeError'
y = 'b'
