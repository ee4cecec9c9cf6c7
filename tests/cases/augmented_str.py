# += on a str.
a = "x"
b = a
a += "y"
