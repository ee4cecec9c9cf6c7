# globals() is the module's own dict.
name = "case"
globals()["name"] = "case"
globals().update({"version": "1", "x": 2})
a = globals()["x"]
b = "x" in globals()
c = "y" in globals()
d = locals()["x"]
