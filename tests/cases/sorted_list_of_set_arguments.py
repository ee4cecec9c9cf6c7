# list() takes one argument.
try:
    x = sorted(list({'b', 'a'}, 1))
except TypeError:
    x = 'TypeError'
