# A list grows by the characters of a str.
a = ["x"]
a += "yz"
