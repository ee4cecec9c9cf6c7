# What a class of another module makes is not known.
from collections import OrderedDict
x = OrderedDict()
