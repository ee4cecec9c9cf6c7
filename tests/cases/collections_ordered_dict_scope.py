# What rez's scope does with it is not followed.
name = "case"
version = "1"
from collections import OrderedDict
with scope("config"):
    plugin_path = OrderedDict(a=1)
