# Both names see what += does to a list.
a = b = ["x"]
a += ["y"]
b += ("z",)
