# A dict that grows while it is walked raises.
name = "case"
d = {"a": 1}
for k in d:
    d[k + "x"] = 2
