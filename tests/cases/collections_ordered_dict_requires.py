# Nothing can be solved with it.
name = "case"
version = "1"
from collections import OrderedDict
requires = OrderedDict([("maya", 1)])
