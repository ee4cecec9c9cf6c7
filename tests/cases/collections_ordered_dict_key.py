# rez asks each key whether it starts with __.
name = "case"
version = "1"
from collections import OrderedDict
extra = OrderedDict()
extra[1] = "a"
