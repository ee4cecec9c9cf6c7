# rez looks into it as into a dict: what is no data goes.
name = "case"
version = "1"
from collections import OrderedDict
extra = OrderedDict(a=1, f=lambda: 1, __x=2)
del OrderedDict
