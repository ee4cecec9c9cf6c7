# Modulo of integers follows the divisor's sign.
a = 7 % 3
b = -7 % 3
c = 7 % -3
d = -7 % -3
e = -9223372036854775808 % -1
f = True % 2
