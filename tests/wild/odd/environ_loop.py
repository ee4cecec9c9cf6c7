import os
name = "environ_loop"
version = "1"
_seen = {}
for key in ("SHOW", "SHOT", "TASK"):
    value = os.environ.get(key)
    if value:
        _seen[key] = value
requires = ["python"] + ["show_" + _seen["SHOW"].lower() if "SHOW" in _seen else "no_show"]
