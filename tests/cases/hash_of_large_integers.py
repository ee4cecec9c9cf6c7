# Modulo 2**61 - 1, with the sign; and never -1.
name = "case"
hashes = [hash(n) for n in (0, -1, -2, 2**61 - 2, 2**61 - 1, 2**61, -(2**61), 2**63 - 1, -(2**63))]
same = hash(True) == hash(1)
