from collections import OrderedDict, namedtuple
name = "ordered"
version = "1"
_plugins = OrderedDict([("maya", "2022"), ("nuke", "13")])
requires = ["%s-%s" % (k, v) for k, v in _plugins.items()]
