# %= formats.
a = "x-%s"
a %= "y"
b = 7
b %= 4
