# How it prints depends on the version.
name = "case"
version = "1"
from collections import OrderedDict
description = str(OrderedDict(a=1))
