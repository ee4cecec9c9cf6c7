# Dicts keep their order; a key given twice keeps its place and its last value.
a = {}
b = {"z": 1, "a": 2}
c = {"k": 1, "m": 2, "k": 3}
d = {"x": {"y": {"z": []}}}
