# What counts as true.
name = "case"
a = [bool(x) for x in ([], [0], (), {}, {"a": 0}, "", " ", 0, 0.0, -0.0, 1e-300, None, b"", b"0", 0j)]
b = [not x for x in ("", "a")]
c = [1 and [], [] and 1, 0 or "x", "x" or 0]
d = [1 < 2 < 3, 1 < 3 < 2, 1 == 1.0 == True]
