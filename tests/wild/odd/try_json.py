try:
    import simplejson as json
except ImportError:
    import json
name = "json_any"
version = "1"
