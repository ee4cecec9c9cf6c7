# True is not 1 and 1.0 is not 1 in data.
a = [1, True, 1.0]
b = [0, False, 0.0]
c = {"x": 1, "y": True}
