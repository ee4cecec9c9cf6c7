# Integers in every base.
a = 0
b = 00
c = 1_000_000
d = 0x_ff
e = 0o17
f = 0b1010
g = 9223372036854775807
h = -9223372036854775808
