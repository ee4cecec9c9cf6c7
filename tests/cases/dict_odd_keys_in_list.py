# Dicts inside lists may have any key.
a = [{1: 2, None: 3, (1, "x"): 4, b"y": 5, 1.5: 6}]
b = [{"$x": 1}]
