# json both ways: separators, indents, sorted keys, what is escaped, numbers as Python writes them.
import json
from json import dumps, loads

name = "case"
version = "1.0"
_config = loads('{"paths": ["/a", "/b"], "n": 1.0, "big": 123456789012345678901, "none": null, "n": -0}')
requires = ["foo-%s" % v for v in json.loads('["1.2", "2.0"]')]
back = dumps(_config)
sorted_ = json.dumps({"b": 1, "a": [True, None, 1e16]}, sort_keys=True, indent=2)
short = dumps(("é\x7f\U0001f600", {}), separators=(",", ":"))
plain = dumps("é\n\x7f", ensure_ascii=False)
keys = dumps({1: 2, None: 3, True: 4, 1.5: 5})
wide = dumps([], indent=4) + dumps([[]], indent="\t")
